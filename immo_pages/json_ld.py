"""schema.org description of a property, from public facts alone.

What the facts hide (price on request, address, exact point) is absent here too. No value may end
the script element it stands in: ``<`` is written as an escape.
"""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from immo_blocks.media import is_shown
from immo_pages.facts import PublicFacts
from immo_pages.formats import CLOSED
from immo_pages.vocabulary import Category, PriceDisplay, Transaction

_TYPES: dict[str, str] = {
    Category.HOUSE: "SingleFamilyResidence",
    Category.APARTMENT: "Apartment",
    Category.PARKING: "ParkingFacility",
    Category.INVESTMENT: "Residence",
}
_SQUARE_METRE = "MTK"
_GOOD_RELATIONS = "http://purl.org/goodrelations/v1#"
# The same escapes as Django's json_script.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def property_json_ld(
    facts: PublicFacts, photo: Any = None, visits: Iterable[Any] = ()
) -> dict[str, Any]:
    """A RealEstateListing whose mainEntity is the property; ``photo`` is its cover.

    ``visits`` are its coming open houses (schema.org ``event``).
    """
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "RealEstateListing",
            "name": facts.title,
            "url": facts.url,
            "description": facts.summary,
            "inLanguage": facts.language,
            "datePosted": facts.published_at,
            "dateModified": facts.updated_at,
            "image": _address_of(photo, facts.url),
            "mainEntity": _entity(facts, visits),
            "offers": _offer(facts),
        }
    )


def _address_of(photo: Any, base: str) -> str | None:
    return urljoin(base, photo.immo_preset("hero").url) if is_shown(photo) else None


def _event(facts: PublicFacts, visit: Any) -> dict[str, Any]:
    return _filled(
        {
            "@type": "Event",
            "name": _("Open house: %(property)s") % {"property": facts.title},
            "description": visit.note,
            "startDate": visit.starts_at.isoformat(),
            "endDate": visit.ends_at.isoformat(),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "eventStatus": "https://schema.org/EventScheduled",
            "location": {"@type": "Place", "name": facts.title, "address": _address(facts)},
            "organizer": _seller(facts),
            "url": facts.url,
        }
    )


def json_ld_script(data: dict[str, Any]) -> SafeString:
    """``data`` as a script element of data, which no content of it can end."""
    text = json.dumps(data, ensure_ascii=False, default=str).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped


def _entity(facts: PublicFacts, visits: Iterable[Any]) -> dict[str, Any]:
    return _filled(
        {
            "@type": _TYPES.get(facts.category, "Place"),
            "name": facts.title,
            "identifier": facts.reference,
            "address": _address(facts),
            "geo": _point(facts),
            "numberOfRooms": facts.rooms,
            "numberOfBedrooms": facts.bedrooms,
            "numberOfBathroomsTotal": facts.bathrooms,
            "floorSize": _area(facts.living_area),
            "yearBuilt": facts.year_built,
            "event": [_event(facts, visit) for visit in visits],
        }
    )


def _offer(facts: PublicFacts) -> dict[str, Any]:
    letting = facts.transaction == Transaction.RENT
    price = facts.price
    hidden = price.display == PriceDisplay.ON_REQUEST or facts.status in CLOSED
    return _filled(
        {
            "@type": "Offer",
            "businessFunction": _GOOD_RELATIONS + ("LeaseOut" if letting else "Sell"),
            "price": None if hidden or letting else _number(price.amount),
            "priceSpecification": _rent(price) if letting and not hidden else None,
            "priceCurrency": None if hidden or price.amount is None else price.currency,
            "availability": "https://schema.org/"
            + ("SoldOut" if facts.status in CLOSED else "InStock"),
            "availabilityStarts": facts.available_from,
            "seller": _seller(facts),
        }
    )


def _rent(price: Any) -> dict[str, Any] | None:
    if price.amount is None:
        return None
    return {
        "@type": "UnitPriceSpecification",
        "price": _number(price.amount),
        "priceCurrency": price.currency,
        "unitCode": "MON",
    }


def _seller(facts: PublicFacts) -> dict[str, Any] | None:
    agency = facts.agency
    if agency is None:
        return None
    return _filled(
        {
            "@type": "RealEstateAgent",
            "name": agency.name,
            "identifier": agency.ipi_number,
            "telephone": agency.phone,
            "email": agency.email,
        }
    )


def _address(facts: PublicFacts) -> dict[str, Any]:
    address = facts.address
    return _filled(
        {
            "@type": "PostalAddress",
            "streetAddress": address.line,
            "postalCode": address.postal_code,
            "addressLocality": address.city,
            "addressCountry": address.country,
        }
    )


def _point(facts: PublicFacts) -> dict[str, Any] | None:
    """Only an exact point: a snapped one would be read as the house."""
    point = facts.location
    if point is None or point.precision == "area":
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": float(point.latitude),
        "longitude": float(point.longitude),
    }


def _area(value: Any) -> dict[str, Any] | None:
    if value is None:
        return None
    return {"@type": "QuantitativeValue", "value": _number(value), "unitCode": _SQUARE_METRE}


def _number(value: Any) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` without what is unknown."""
    return {key: value for key, value in data.items() if value not in (None, "", {}, [])}

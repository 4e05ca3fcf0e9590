"""What the owner does not want known, taken out before anybody filters, sorts or draws."""

from decimal import Decimal
from typing import Any

from immo_pages.facts.shapes import PublicAddress, PublicPoint, PublicPrice
from immo_pages.market.visibility import WITHOUT_PRICE
from immo_pages.vocabulary import AddressVisibility, PriceDisplay

# About 1.1 km north to south and 0.7 km east to west in Belgium: a quarter, not a house.
_GRID = Decimal("0.01")


def public_price(page: Any) -> PublicPrice:
    """Price without what is on request, sold, let or withdrawn; nothing else may let it be
    inferred."""
    hidden = page.price_display == PriceDisplay.ON_REQUEST or page.status in WITHOUT_PRICE
    return PublicPrice(
        display=page.price_display,
        amount=None if hidden else page.asking_amount,
        currency=page.currency,
        charges=None if hidden else page.charges_monthly,
        charges_kind="" if hidden else page.charges_kind,
        deposit=None if hidden else page.deposit,
        previous=None if hidden else page.previous_price,
        vat_regime=page.vat_regime,
        vat_rate=page.vat_rate,
        cadastral_income=page.cadastral_income,
        co_ownership_charges=page.co_ownership_charges,
        individual_meters=page.has_individual_meters,
        letting_fees=None if hidden else page.letting_fees,
        annuity_bouquet=None if hidden else page.annuity_bouquet,
        annuity_monthly=None if hidden else page.annuity_monthly,
        # With the percentage and one price the other is known.
        agency_fees_percent=page.agency_fees_percent,
        agency_fees_paid_by=page.agency_fees_paid_by,
        price_without_fees=None if hidden else page.price_without_fees,
        condominium_charges_yearly=page.condominium_charges_yearly,
    )


def public_address(page: Any) -> PublicAddress:
    """Address as far as ``address_visibility`` allows."""
    visible = page.address_visibility
    full = visible == AddressVisibility.FULL
    return PublicAddress(
        street="" if visible == AddressVisibility.CITY else page.street,
        house_number=page.house_number if full else "",
        box=page.box if full else "",
        postal_code=page.postal_code,
        city=page.city,
        region=page.region,
        country=page.country,
        visibility=visible,
    )


def public_point(page: Any) -> PublicPoint | None:
    """Coordinates; snapped to a grid unless the full address is shown.

    Snapping happens before any distance, box or map sees the point, so that nobody can find the
    house by asking often.
    """
    if page.latitude is None or page.longitude is None:
        return None
    if page.address_visibility == AddressVisibility.FULL:
        precision = page.location_precision or "address"
        return PublicPoint(Decimal(page.latitude), Decimal(page.longitude), precision)
    return PublicPoint(_snapped(page.latitude), _snapped(page.longitude), "area")


def _snapped(degrees: Any) -> Decimal:
    return (Decimal(degrees) / _GRID).to_integral_value() * _GRID

"""Properties: lists, counts, the map, and one of them."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from ninja import Query, Router

from immo_delivery.conditional import answer
from immo_delivery.parameters import (
    MapParameters,
    PropertyFilters,
    PropertyListParameters,
    refuse_unknown,
    wanted_of,
)
from immo_delivery.problems import bad_parameter, not_found
from immo_delivery.schemas import FacetsAnswer, MapAnswer, PropertyDetail, PropertyList
from immo_delivery.spaces import space_of
from immo_listings.addresses import address_of
from immo_listings.answers import facts_of, stored_photo, to_json, with_address
from immo_listings.reading.clusters import read_clusters
from immo_listings.reading.facets import read_facets
from immo_listings.reading.reader import reader
from immo_listings.reading.slices import BadCursor, Slice, read_slice
from immo_listings.reading.space import Space
from immo_listings.reading.wanted import DISTANCE, NEWEST, RELEVANCE, Wanted
from immo_listings.reading.where import FROM, where_one
from immo_pages.json_ld import property_json_ld

router = Router(tags=["properties"])
_ALWAYS = ("url", "path", "id")


@router.get("/{site}/{locale}/properties", response=PropertyList, operation_id="list_properties")
def list_properties(
    request: HttpRequest, site: str, locale: str, asked: Query[PropertyListParameters]
) -> HttpResponse:
    """Properties that match, newest first: cards, or as many fields as asked for.

    A price on request is in no range and no order of price.
    """
    refuse_unknown(request, PropertyListParameters.model_fields)
    space = space_of(site, locale)
    wanted = wanted_of(asked, locale)
    order = _order(asked, wanted)
    return answer(request, space, lambda: _list(space, wanted, asked, order))


@router.get("/{site}/{locale}/properties/facets", response=FacetsAnswer, operation_id="facets")
def facets(
    request: HttpRequest, site: str, locale: str, asked: Query[PropertyFilters]
) -> HttpResponse:
    """How many there are of each kind, and how their prices spread."""
    refuse_unknown(request, PropertyFilters.model_fields)
    space = space_of(site, locale)
    wanted = wanted_of(asked, locale)
    return answer(request, space, lambda: (_facets(space, wanted), _list_tags(space)))


@router.get("/{site}/{locale}/properties/map", response=MapAnswer, operation_id="map")
def clusters(
    request: HttpRequest, site: str, locale: str, asked: Query[MapParameters]
) -> HttpResponse:
    """Squares with how many are in them (GeoJSON); a lonely one has its id and price."""
    refuse_unknown(request, MapParameters.model_fields)
    space = space_of(site, locale)
    wanted = wanted_of(asked, locale)
    return answer(request, space, lambda: (_map(space, wanted, asked.zoom), _list_tags(space)))


@router.get(
    "/{site}/{locale}/properties/{reference}.jsonld",
    operation_id="property_json_ld",
    response=dict[str, Any],
)
def json_ld(request: HttpRequest, site: str, locale: str, reference: str) -> HttpResponse:
    """One property in the words of schema.org."""
    refuse_unknown(request, ())
    space = space_of(site, locale)
    return answer(
        request,
        space,
        lambda: _json_ld(space, locale, reference),
        content_type="application/ld+json",
    )


@router.get(
    "/{site}/{locale}/properties/{reference}",
    response=PropertyDetail,
    operation_id="get_property",
)
def detail(request: HttpRequest, site: str, locale: str, reference: str) -> HttpResponse:
    """One property with all its blocks, by its reference or its id."""
    refuse_unknown(request, ())
    space = space_of(site, locale)
    return answer(request, space, lambda: _detail(space, locale, reference))


def _order(asked: PropertyListParameters, wanted: Wanted) -> str:
    """The order asked for; the best match first where words are asked for."""
    order = asked.order or (RELEVANCE if wanted.text else NEWEST)
    if order == RELEVANCE and not wanted.text:
        raise bad_parameter("order", "'relevance' needs words in 'q'.")
    if order == DISTANCE and wanted.circle is None:
        raise bad_parameter("order", "'distance' needs 'near'.")
    if asked.cursor and asked.offset:
        raise bad_parameter("cursor", "Use 'cursor' or 'offset', not both.")
    return order


def _list(
    space: Space, wanted: Wanted, asked: PropertyListParameters, order: str
) -> tuple[str, list[str]]:
    try:
        found = read_slice(
            space,
            wanted,
            order=order,
            limit=asked.limit,
            offset=asked.offset,
            cursor=asked.cursor,
            counted=asked.count == "exact",
            column="card" if asked.fields == "card" else "detail",
        )
    except BadCursor as error:
        raise bad_parameter("cursor", "This cursor belongs to another question.") from error
    tags = [*_list_tags(space), *(f"property-{key}" for key in found.ids)]
    items = found.items if asked.fields in ("card", "full") else _narrowed(found, asked.fields)
    page = to_json(
        {
            "total": found.total,
            "limit": asked.limit,
            "offset": asked.offset,
            "next_cursor": found.next_cursor,
        }
    )
    return f'{{"items":[{",".join(items)}],"page":{page}}}', tags


def _narrowed(found: Slice, fields: str) -> list[str]:
    names = [name.strip() for name in fields.split(",") if name.strip()]
    unknown = [name for name in names if name not in PropertyDetail.model_fields]
    if unknown or not names:
        known = ", ".join(PropertyDetail.model_fields)
        raise bad_parameter("fields", f"'fields' is card, full, or some of: {known}.")
    wanted = dict.fromkeys((*_ALWAYS, *names))
    return [
        to_json({name: whole[name] for name in wanted}) for whole in map(json.loads, found.items)
    ]


def _facets(space: Space, wanted: Wanted) -> str:
    found = read_facets(space, wanted)
    return to_json(
        {
            "total": found.total,
            **found.counts,
            "places": [
                {"postal_code": code, "city": city, "count": count}
                for code, city, count in found.places
            ],
            "prices": {
                "step": found.step,
                "columns": [{"from": low, "count": count} for low, count in found.prices],
            },
        }
    )


def _map(space: Space, wanted: Wanted, zoom: int) -> str:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [one.longitude, one.latitude]},
            "properties": {"count": one.count}
            | ({"id": one.page_id, "price": one.price} if one.page_id else {}),
        }
        for one in read_clusters(space, wanted, zoom)
    ]
    return to_json({"type": "FeatureCollection", "features": features})


# Each by an index of its own; which of them may be seen is the business of the question around.
_BY_REFERENCE = (
    "SELECT r.id FROM immo_listings_listing r WHERE r.agency_id = %s AND r.reference = %s"
)
_OR_BY_ID = " UNION ALL SELECT k.id FROM immo_listings_listing k WHERE k.page_id = %s"


def _one(space: Space, language: str, reference: str) -> tuple[int, str, str]:
    """Page, JSON text of the detail and path in the tree; raises Problem."""
    condition, parameters = where_one(space, language)
    by_id = reference.isdecimal() and len(reference) < 19
    sql = (
        f"SELECT l.page_id, l.detail, p.url_path {FROM}{condition} "
        f"AND l.id IN ({_BY_REFERENCE}{_OR_BY_ID if by_id else ''}) "
        "ORDER BY l.reference = %s DESC, l.id LIMIT 1"
    )
    values = [space.agency_id, reference, *([int(reference)] if by_id else [])]
    with reader() as cursor:
        cursor.execute(sql, [*parameters, *values, reference])
        row = cursor.fetchone()
    if row is None or "\x00" in reference:
        raise not_found()
    return row[0], row[1], row[2]


def _detail(space: Space, language: str, reference: str) -> tuple[str, list[str]]:
    page, text, url_path = _one(space, language, reference)
    origin, path = address_of(url_path, language)
    return with_address(text, origin, path), _tags(space, page)


def _json_ld(space: Space, language: str, reference: str) -> tuple[str, list[str]]:
    page, text, url_path = _one(space, language, reference)
    origin, path = address_of(url_path, language)
    facts = facts_of(text, origin + path)
    with override(language):
        said = property_json_ld(facts, stored_photo(text))
    return to_json(said), _tags(space, page)


def _tags(space: Space, page: int) -> list[str]:
    return [f"agency-{space.agency_id}", f"property-{page}"]


def _list_tags(space: Space) -> list[str]:
    return [f"agency-{space.agency_id}", f"list-property-{space.agency_id}"]

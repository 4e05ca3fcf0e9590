"""Pages, developments and people."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django_scopes import scopes_disabled
from ninja import Router

from immo_delivery.conditional import answer
from immo_delivery.parameters import refuse_unknown
from immo_delivery.problems import not_found
from immo_delivery.schemas import (
    AgentList,
    DevelopmentDetail,
    DevelopmentList,
    PageDetail,
    PageList,
)
from immo_delivery.spaces import space_of
from immo_listings.addresses import address_of
from immo_listings.answers import with_address
from immo_listings.models import StoredAnswer
from immo_listings.reading.reader import reader
from immo_listings.reading.space import Space
from immo_listings.reading.where import open_page

router = Router(tags=["pages"])
_SQL = """
SELECT s.key, p.path, p.url_path, s.{column}
  FROM immo_listings_storedanswer s JOIN wagtailcore_page p ON p.id = s.page_id
 WHERE s.agency_id = %s AND s.kind = %s AND s.language_code = %s {more}
 ORDER BY p.path
"""


@router.get("/{site}/{locale}/pages", response=PageList, operation_id="list_pages")
def list_pages(request: HttpRequest, site: str, locale: str) -> HttpResponse:
    """Every page of the site that is no property, in the order of the tree."""
    refuse_unknown(request, ())
    space = space_of(site, locale)
    return answer(request, space, lambda: _list(space, "page", locale))


@router.get("/{site}/{locale}/pages/{int:page}", response=PageDetail, operation_id="get_page")
def get_page(request: HttpRequest, site: str, locale: str, page: int) -> HttpResponse:
    """One page with its blocks."""
    refuse_unknown(request, ())
    space = space_of(site, locale)
    return answer(request, space, lambda: _one(space, "page", locale, page))


@router.get(
    "/{site}/{locale}/developments", response=DevelopmentList, operation_id="list_developments"
)
def list_developments(request: HttpRequest, site: str, locale: str) -> HttpResponse:
    """Projects; their units are properties with `development=`."""
    refuse_unknown(request, ())
    space = space_of(site, locale)
    return answer(request, space, lambda: _list(space, "development", locale))


@router.get(
    "/{site}/{locale}/developments/{int:page}",
    response=DevelopmentDetail,
    operation_id="get_development",
)
def get_development(request: HttpRequest, site: str, locale: str, page: int) -> HttpResponse:
    """One project with its blocks."""
    refuse_unknown(request, ())
    space = space_of(site, locale)
    return answer(request, space, lambda: _one(space, "development", locale, page))


@router.get("/{site}/{locale}/agents", response=AgentList, operation_id="list_agents")
def list_agents(request: HttpRequest, site: str, locale: str) -> HttpResponse:
    """The people visitors talk to, by name."""
    refuse_unknown(request, ())
    space = space_of(site, locale)
    return answer(request, space, lambda: _agents(space))


def _rows(space: Space, kind: str, language: str, column: str, key: int | None = None) -> Any:
    more, values = ("AND s.key = %s", [key]) if key is not None else ("", [])
    shown, parameters = open_page(space)
    sql = _SQL.format(column=column, more=more + shown)
    with reader() as cursor:
        cursor.execute(sql, [space.agency_id, kind, language, *values, *parameters])
        return cursor.fetchall()


def _list(space: Space, kind: str, language: str) -> tuple[str, list[str]]:
    rows = _rows(space, kind, language, "card")
    items = [with_address(text, *address_of(url, language)) for _key, _path, url, text in rows]
    tags = [f"agency-{space.agency_id}", f"list-{kind}-{space.agency_id}"]
    return f'{{"items":[{",".join(items)}]}}', [*tags, *(f"{kind}-{row[0]}" for row in rows)]


def _one(space: Space, kind: str, language: str, key: int) -> tuple[str, list[str]]:
    rows = _rows(space, kind, language, "detail", key) if key < 2**62 else []
    if not rows:
        raise not_found()
    _key, _path, url_path, text = rows[0]
    body = with_address(text, *address_of(url_path, language))
    return body, [f"agency-{space.agency_id}", f"{kind}-{key}"]


def _agents(space: Space) -> tuple[str, list[str]]:
    with scopes_disabled():
        rows = StoredAnswer.objects.filter(agency_id=space.agency_id, kind="agent")
        texts = list(rows.order_by("title", "key").values_list("detail", flat=True))
    tags = [f"agency-{space.agency_id}", f"list-agent-{space.agency_id}"]
    return f'{{"items":[{",".join(texts)}]}}', tags

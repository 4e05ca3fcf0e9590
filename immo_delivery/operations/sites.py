"""The site itself, its version, and what stands at a path."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django_scopes import scopes_disabled
from ninja import Query, Router, Schema
from pydantic import Field
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from immo_delivery.conditional import answer
from immo_delivery.moved import location_of, redirects_of
from immo_delivery.objects import object_at
from immo_delivery.parameters import refuse_unknown
from immo_delivery.problems import not_found
from immo_delivery.schemas import ResolveAnswer, SiteAnswer, VersionAnswer
from immo_delivery.spaces import space_of
from immo_listings.addresses import address_of
from immo_listings.answers import to_json
from immo_listings.changes import LEAVING
from immo_listings.models import StoredAnswer
from immo_listings.reading.reader import reader
from immo_listings.reading.space import Space

router = Router(tags=["site"])


class PathParameter(Schema):
    """A path as visitors know it: ``/fr/nos-biens/maison-a-namur/``."""

    path: str = Field(max_length=2048)


@router.get("/{site}/version", response=VersionAnswer, operation_id="version")
def version(request: HttpRequest, site: str) -> HttpResponse:
    """The number of the last change: cheap to ask often."""
    refuse_unknown(request, ())
    space = space_of(site)
    return answer(request, space, lambda: (to_json({"version": space.number}), []))


@router.get("/{site}/{locale}/site", response=SiteAnswer, operation_id="site")
def site(request: HttpRequest, site: str, locale: str) -> HttpResponse:
    """Name, contact, colours, languages and menu."""
    refuse_unknown(request, ())
    space = space_of(site, locale)
    return answer(request, space, lambda: (_site(space, locale), [f"agency-{space.agency_id}"]))


@router.get("/{site}/{locale}/resolve", response=ResolveAnswer, operation_id="resolve")
def resolve(
    request: HttpRequest, site: str, locale: str, asked: Query[PathParameter]
) -> HttpResponse:
    """What stands at a path: the whole object, or where it has gone. Always 200."""
    refuse_unknown(request, PathParameter.model_fields)
    space = space_of(site, locale)
    return answer(request, space, lambda: _resolve(space, locale, asked.path))


def _site(space: Space, language: str) -> str:
    with scopes_disabled():
        stored = StoredAnswer.objects.filter(agency_id=space.agency_id, kind="site").first()
    if stored is None:
        raise not_found()
    said = json.loads(stored.detail)
    return to_json(said | {"languages": _languages(space), "menu": _menu(space, language)})


def _languages(space: Space) -> list[dict[str, str]]:
    homes = Page.objects.filter(path__in=space.homes.values()).values_list("path", "url_path")
    addresses = dict(homes)
    return [
        {"language": code, "url": address_of(addresses[path], code).url}
        for code, path in sorted(space.homes.items())
    ]


def _menu(space: Space, language: str) -> list[dict[str, Any]]:
    home = space.homes[language]
    pages = Page.objects.filter(
        path__startswith=home, depth=len(home) // Page.steplen + 1, live=True, show_in_menus=True
    )
    pages = pages.exclude(expire_at__lte=space.now).order_by("path")
    return [
        {"id": page.pk, "title": page.title, **address_of(page.url_path, language)._asdict()}
        for page in pages
        if not page.path.startswith(space.restricted)
    ]


def _resolve(space: Space, language: str, path: str) -> tuple[str, list[str]]:
    clean = path.split("?", 1)[0].replace("\x00", "")
    found = object_at(space, language, clean)
    tags = [f"agency-{space.agency_id}"]
    if found is not None:
        return to_json({"kind": found.kind, "object": found.data}), [*tags, found.tag]
    redirect = _redirect(space, clean)
    if redirect is not None:
        return to_json(redirect), tags
    return to_json({"kind": "gone" if _was_there(space, clean) else "not_found"}), tags


def _redirect(space: Space, path: str) -> dict[str, Any] | None:
    found = redirects_of(space).filter(old_path=Redirect.normalise_path(path)).first()
    if found is None:
        return None
    return {"kind": "redirect", "location": location_of(found), "permanent": found.is_permanent}


def _was_there(space: Space, path: str) -> bool:
    """Whether the change feed knows that something has left this path."""
    sql = (
        "SELECT event FROM immo_listings_change WHERE agency_id = %s AND path = %s "
        "ORDER BY id DESC LIMIT 1"
    )
    with reader() as cursor:
        cursor.execute(sql, [space.agency_id, path])
        row = cursor.fetchone()
    return bool(row) and row[0].endswith(LEAVING)

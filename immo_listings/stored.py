"""Make the ready answers about pages, developments, agents and the site itself."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django_scopes import scopes_disabled
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_blocks.api import MediaIndex, collect_references, serialize_body
from immo_listings.addresses import address_of
from immo_listings.answers import cover_of, to_json
from immo_listings.changes import write_down
from immo_listings.models import Change, StoredAnswer
from immo_listings.tags import joined, tags_of_answer
from immo_listings.visible import Publicity
from immo_pages.api.page_facts import page_facts
from immo_pages.models import (
    AgencyHomePage,
    Agent,
    ContentPage,
    DevelopmentPage,
    PropertyIndexPage,
    PropertyPhoto,
)

Kind = StoredAnswer.Kind
PAGE_MODELS: tuple[type[Page], ...] = (
    AgencyHomePage,
    PropertyIndexPage,
    ContentPage,
    DevelopmentPage,
)
_BETWEEN = "|"


def store_pages(keys: Iterable[int]) -> int:
    """Write the answers about these pages; those of other types are left out. Returns how many."""
    pages = [page for model in PAGE_MODELS for page in _read(model, keys)]
    if not pages:
        return 0
    media = MediaIndex.load([_raw(page) for page in pages])
    covers = PropertyPhoto.objects.in_bulk({key for page in pages if (key := _cover_key(page))})
    made = [_answer_about(page, media, covers.get(_cover_key(page) or 0)) for page in pages]
    publicity = Publicity.of((), timezone.now())
    for row, page in zip(made, pages, strict=True):
        row.announced = publicity.is_open(page)
    _keep(made, pages)
    return len(made)


def store_agents(agents: Sequence[Agent]) -> None:
    """Write the cards of these agents; they are told in no language."""
    rows = []
    for agent in agents:
        photo = cover_of(agent.photo)
        said = {
            "id": agent.pk,
            "name": agent.name,
            "title": agent.title,
            "ipi_number": agent.ipi_number,
            "phone": agent.phone,
            "email": agent.email,
            "photo": photo,
        }
        shows = _bars([f"photo:{agent.photo_id}"] if agent.photo_id else [])
        rows.append(_row(agent.agency, Kind.AGENT, agent.pk, agent.name, said, said, shows=shows))
    _keep(rows, [None] * len(rows))


def store_site(agency: Agency) -> None:
    """Write what every page of the agency's site says of it."""
    said = {
        "slug": agency.slug,
        "name": agency.name,
        "legal_name": agency.legal_name,
        "ipi_number": agency.ipi_number,
        "vat_number": agency.vat_number,
        "street": agency.street,
        "postal_code": agency.postal_code,
        "city": agency.city,
        "phone": agency.phone,
        "email": agency.email,
        "brand_color": agency.brand_color,
        "default_language": agency.default_language,
    }
    row = _row(agency, Kind.SITE, agency.pk, agency.name, said, said)
    _keep([row], [None])


def store_all(agency: Agency) -> int:
    """Make all answers of ``agency`` again; returns how many pages."""
    with scopes_disabled():
        store_site(agency)
        agents = Agent.all_objects.filter(agency=agency).select_related("agency", "photo")
        store_agents(list(agents))
        gone = StoredAnswer.objects.filter(agency=agency, kind=Kind.AGENT)
        gone.exclude(key__in=[agent.pk for agent in agents]).delete()
    homes = Page.objects.filter(agency_home__agency=agency)
    below = Q(pk__in=[])
    for path in homes.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return store_pages(Page.objects.filter(below).values_list("pk", flat=True))


def showing(kind: str, keys: Iterable[int]) -> list[int]:
    """Pages whose stored answer shows one of these photos or documents, or leads to a page."""
    wanted = Q(pk__in=[])
    for key in keys:
        wanted |= Q(shows__contains=f"{_BETWEEN}{kind}:{key}{_BETWEEN}")
    with scopes_disabled():
        found = StoredAnswer.objects.filter(wanted).exclude(page=None)
        return list(found.values_list("page_id", flat=True))


def forget_page(page: Page) -> None:
    """Tell the change feed of a page that is about to be deleted."""
    with scopes_disabled():
        for row in StoredAnswer.objects.filter(page_id=page.pk, announced=True):
            write_down([_change(row, page, "deleted")])


def _read(model: type[Page], keys: Iterable[int]) -> list[Any]:
    pages = model._default_manager.filter(pk__in=list(keys)).select_related("locale")
    return [page for page in pages if page.owner_agency is not None]


def _raw(page: Any) -> Any:
    body = getattr(page, "body", None)
    return getattr(body, "raw_data", [])


def _cover_key(page: Any) -> int | None:
    key: int | None = getattr(page, "cover_id", None) or getattr(page, "hero_id", None)
    return key


def _answer_about(page: Any, media: MediaIndex, cover: Any) -> StoredAnswer:
    kind = Kind.DEVELOPMENT if isinstance(page, DevelopmentPage) else Kind.PAGE
    card = {
        "id": page.pk,
        "translation_key": str(page.translation_key),
        "type": page._meta.model_name,
        "language": page.locale.language_code,
        "title": page.title,
        "show_in_menus": page.show_in_menus,
        "cover": cover_of(cover),
        "published_at": page.first_published_at,
        "updated_at": page.last_published_at,
    }
    facts = page_facts(page) or {}
    seo = {"seo_title": page.seo_title, "search_description": page.search_description}
    detail = card | facts | seo | {"body": serialize_body(_raw(page), media)}
    ids = collect_references([_raw(page)])
    shows = [f"photo:{key}" for key in {*ids.images, _cover_key(page)} if key]
    shows += [f"document:{key}" for key in ids.documents] + [f"page:{key}" for key in ids.pages]
    listed = card | {name: facts[name] for name in ("summary", "address") if name in facts}
    row = _row(page.owner_agency, kind, page.pk, page.title, listed, detail, shows=_bars(shows))
    row.page_id, row.language_code = page.pk, page.locale.language_code
    return row


def _row(
    agency: Any, kind: str, key: int, title: str, card: Any, detail: Any, *, shows: str = ""
) -> StoredAnswer:
    return StoredAnswer(
        agency=agency,
        kind=kind,
        key=key,
        title=title,
        announced=True,
        shows=shows,
        card=to_json(card),
        detail=to_json(detail),
    )


def _bars(parts: Sequence[str]) -> str:
    return f"{_BETWEEN}{_BETWEEN.join(sorted(parts))}{_BETWEEN}" if parts else ""


_SAME = ("agency_id", "kind", "key", "language_code")


def _keep(rows: Sequence[StoredAnswer], pages: Sequence[Any]) -> None:
    """Write the rows, and into the change feed what of them is new to the public."""
    with scopes_disabled():
        kept = StoredAnswer.objects.filter(key__in=[row.key for row in rows])
        before = {tuple(getattr(old, name) for name in _SAME): old for old in kept}
        StoredAnswer.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["agency", "kind", "key", "language_code"],
            update_fields=["page", "title", "shows", "announced", "card", "detail"],
        )
    write_down(
        _change(row, page, event)
        for row, page in zip(rows, pages, strict=True)
        if (event := _event(before.get(tuple(getattr(row, name) for name in _SAME)), row))
    )


def _event(old: StoredAnswer | None, row: StoredAnswer) -> str:
    was = old is not None and old.announced
    if not row.announced:
        return "unpublished" if was else ""
    if not was:
        return "published"
    same = old is not None and (old.card, old.detail) == (row.card, row.detail)
    return "" if same else "updated"


def _change(row: StoredAnswer, page: Any, event: str) -> Change:
    path = address_of(page.url_path, row.language_code).path if page is not None else ""
    return Change(
        agency_id=row.agency_id,
        event=f"{row.kind}.{event}",
        kind=row.kind,
        key=row.key,
        translation_key=page.translation_key if page is not None else None,
        language_code=row.language_code,
        path=path,
        tags=joined(tags_of_answer(row.agency_id, row.kind, row.key)),
    )

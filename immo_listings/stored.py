"""Make the ready answers about pages, developments, agents and the site itself."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override
from django_scopes import scopes_disabled
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_blocks.api import MediaIndex, collect_references, serialize_body
from immo_listings.answers import cover_of, to_json
from immo_listings.changes import write_down
from immo_listings.events import answer_changed
from immo_listings.models import StoredAnswer
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
_SAME = ("agency_id", "kind", "key", "language_code")


@transaction.atomic(savepoint=False)
def store_pages(keys: Iterable[int]) -> int:
    """Write the answers about these pages; those of other types are left out. Returns how many."""
    wanted = sorted(set(keys))
    with scopes_disabled():
        # As in ``project``: the last to write has seen everything.
        rows = StoredAnswer.objects.filter(page__in=wanted).order_by("pk")
        list(rows.select_for_update(no_key=True).values_list("pk"))
    made = fresh_pages(wanted)
    if made:
        _keep([row for row, _page in made], [page for _row, page in made])
    return len(made)


def fresh_pages(keys: Iterable[int]) -> list[tuple[StoredAnswer, Any]]:
    """What the answers about these pages should be now, each with its page."""
    wanted = list(keys)
    pages = [page for model in PAGE_MODELS for page in _read(model, wanted)]
    if not pages:
        return []
    media = MediaIndex.load([_raw(page) for page in pages])
    covers = PropertyPhoto.objects.in_bulk({key for page in pages if (key := _cover_key(page))})
    made = [(_answer_about(page, media, covers.get(_cover_key(page) or 0)), page) for page in pages]
    publicity = Publicity.of((), timezone.now())
    for row, page in made:
        row.announced = publicity.is_open(page)
    return made


def answer_of_draft(page: Any) -> StoredAnswer:
    """What would be stored of ``page`` if it were published as it is; nothing is written."""
    cover = PropertyPhoto.objects.filter(pk=_cover_key(page)).first()
    return _answer_about(page, MediaIndex.load([_raw(page)]), cover)


def store_agents(agents: Sequence[Agent]) -> bool:
    """Write the cards of these agents; returns whether one says something new."""
    rows = [fresh_agent(agent) for agent in agents]
    return _keep(rows, [None] * len(rows))


def fresh_agent(agent: Agent) -> StoredAnswer:
    """The card of ``agent``; told in no language."""
    said = {
        "id": agent.pk,
        "name": agent.name,
        "title": agent.title,
        "ipi_number": agent.ipi_number,
        "phone": agent.phone,
        "email": agent.email,
        "photo": cover_of(agent.photo),
    }
    shows = _bars([f"photo:{agent.photo_id}"] if agent.photo_id else [])
    return _row(agent.agency, Kind.AGENT, agent.pk, agent.name, said, said, shows=shows)


def store_site(agency: Agency) -> bool:
    """Write what every page of the agency's site says of it; returns whether that is new."""
    return _keep([fresh_site(agency)], [None])


def fresh_site(agency: Agency) -> StoredAnswer:
    """What every page of the agency's site says of it."""
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
    return _row(agency, Kind.SITE, agency.pk, agency.name, said, said)


def fresh_answers(agency: Agency) -> list[tuple[StoredAnswer, Any]]:
    """Everything that should be stored about ``agency`` now, each with its page if it has one."""
    with scopes_disabled():
        agents = Agent.all_objects.filter(agency=agency).select_related("agency", "photo")
        people = [(fresh_agent(agent), None) for agent in agents.order_by("pk")]
    return [(fresh_site(agency), None), *people, *fresh_pages(_pages_of(agency))]


@transaction.atomic
def store_all(agency: Agency) -> int:
    """Make all answers of ``agency`` again and drop those about nothing; returns how many."""
    with scopes_disabled():
        old = StoredAnswer.objects.filter(agency=agency).order_by("pk")
        list(old.select_for_update(no_key=True).values_list("pk"))
    made = fresh_answers(agency)
    _keep([row for row, _page in made], [page for _row, page in made])
    with scopes_disabled():
        wanted = {identity_of(row) for row, _page in made}
        drop([row for row in old.select_related("page") if identity_of(row) not in wanted])
    return len(made)


def drop(rows: Sequence[StoredAnswer]) -> None:
    """Take these answers away and tell of those that the public had."""
    with scopes_disabled():
        write_down(answer_changed(row, row.page, "deleted") for row in rows if row.announced)
        StoredAnswer.objects.filter(pk__in=[row.pk for row in rows]).delete()


def forget_page(page: Page) -> None:
    """Tell the change feed of a page that is about to be deleted."""
    with scopes_disabled():
        rows = StoredAnswer.objects.filter(page_id=page.pk, announced=True)
        write_down(answer_changed(row, page, "deleted") for row in rows)


def identity_of(row: StoredAnswer) -> tuple[Any, ...]:
    """What makes ``row`` the one about its object."""
    return tuple(getattr(row, name) for name in _SAME)


def _pages_of(agency: Agency) -> list[int]:
    below = Q(pk__in=[])
    for path in Page.objects.filter(agency_home__agency=agency).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return list(Page.objects.filter(below).order_by("pk").values_list("pk", flat=True))


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
    """In the language of ``page``, like a property."""
    with override(page.locale.language_code):
        return _in_its_language(page, media, cover)


def _in_its_language(page: Any, media: MediaIndex, cover: Any) -> StoredAnswer:
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


@transaction.atomic(savepoint=False)
def _keep(rows: Sequence[StoredAnswer], pages: Sequence[Any]) -> bool:
    """Write the rows, and into the change feed what of them is new to the public."""
    with scopes_disabled():
        kept = StoredAnswer.objects.filter(key__in=[row.key for row in rows])
        before = {identity_of(old): old for old in kept}
        StoredAnswer.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["agency", "kind", "key", "language_code"],
            update_fields=["page", "title", "shows", "announced", "card", "detail"],
        )
    changes = [
        answer_changed(row, page, event)
        for row, page in zip(rows, pages, strict=True)
        if (event := _event(before.get(identity_of(row)), row))
    ]
    write_down(changes)
    return bool(changes)


def _event(old: StoredAnswer | None, row: StoredAnswer) -> str:
    was = old is not None and old.announced
    if not row.announced:
        return "unpublished" if was else ""
    if not was:
        return "published"
    same = old is not None and (old.card, old.detail) == (row.card, row.detail)
    return "" if same else "updated"

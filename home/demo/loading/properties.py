"""Developments and properties, each brought to the state it is to be found in."""

from datetime import datetime
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from home.demo.content.shape import DemoDevelopment, DemoProperty, State
from home.demo.loading import bodies
from home.demo.loading.pictures import Album
from immo_agencies.models import Agency
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction, Role
from immo_pages.models import Agent, DevelopmentPage, PropertyIndexPage, PropertyPage


def load_development(
    demo: DemoDevelopment, agency: Agency, album: Album, now: datetime
) -> DevelopmentPage:
    """The development, published, with its translation."""
    existing = DevelopmentPage.objects.filter(slug=demo.slug, agency=agency).first()
    if existing is not None:
        return existing
    captions = [photo.caption for photo in demo.photos]
    page = DevelopmentPage(
        title=demo.title,
        slug=demo.slug,
        summary=demo.summary,
        delivery_on=demo.delivery_on(now.date()),
        **demo.location,
    )
    page.body = _stream(
        DevelopmentPage,
        [
            *bodies.gallery(demo.slug, agency, album, demo.photos, captions),
            *bodies.text(demo.slug, demo.description_html),
            *bodies.papers(demo.slug, agency, demo.documents),
        ],
    )
    _index(agency, demo.language).add_child(instance=page)
    page.save_revision().publish()
    translated = page.copy_for_translation(_index(agency, demo.translation.language).locale)
    _retell(translated, demo, agency, album)
    return page


def load_property(
    demo: DemoProperty, agency: Agency, album: Album, agent: Agent | None, now: datetime
) -> None:
    """Create the property of ``demo`` in its state, unless its reference is there."""
    if PropertyPage.objects.filter(agency=agency, reference=demo.reference).exists():
        return
    page = PropertyPage(
        title=demo.title,
        slug=slugify(demo.reference),
        summary=demo.summary,
        agent=agent,
        live=False,
        **demo.facts_on(now),
    )
    page.body = _stream(PropertyPage, _body(demo, agency, album))
    _parent(demo, agency).add_child(instance=page)
    _bring_to_state(page, demo, agency, now)
    if demo.translation and page.live:
        locale = _index(agency, demo.translation.language).locale
        _retell(page.copy_for_translation(locale, copy_parents=True), demo, agency, album)


def _body(demo: DemoProperty, agency: Agency, album: Album) -> list[dict[str, Any]]:
    captions = [photo.caption for photo in demo.photos]
    return [
        *bodies.gallery(demo.reference, agency, album, demo.photos, captions),
        *bodies.text(demo.reference, demo.description_html),
        *bodies.energy(demo),
        *bodies.papers(demo.reference, agency, demo.documents),
        bodies.block(demo.reference, "location", {"text": "", "show_map": True}),
    ]


def _bring_to_state(page: PropertyPage, demo: DemoProperty, agency: Agency, now: datetime) -> None:
    author = _member(agency, Role.MARKETER)
    if demo.state is State.SCHEDULED and demo.goes_live_in:
        page.go_live_at = now + demo.goes_live_in
    revision = page.save_revision(user=author, log_action=True, clean=False)
    if demo.state in {State.LIVE, State.SCHEDULED}:
        revision.publish(user=_reviewer(agency))
        page.refresh_from_db()
    elif demo.state in {State.MODERATION, State.REJECTED}:
        workflow_state = page.get_workflow().start(page, author)
        if demo.state is State.REJECTED:
            task = workflow_state.current_task_state.specific
            task.reject(user=_reviewer(agency), comment=demo.comment)


def _retell(page: Any, demo: DemoProperty | DemoDevelopment, agency: Agency, album: Album) -> None:
    """Give a translated copy its own words and publish it."""
    words = demo.translation
    if words is None:
        return
    owner = demo.slug if isinstance(demo, DemoDevelopment) else demo.reference
    page.title, page.draft_title, page.summary = words.title, words.title, words.summary
    kept = [raw for raw in page.body.raw_data if raw["type"] not in {"gallery", "rich_text"}]
    page.body = _stream(
        type(page),
        [
            *bodies.gallery(owner, agency, album, demo.photos, words.captions),
            *bodies.text(owner, words.description_html),
            *kept,
        ],
    )
    page.save_revision().publish()


def _parent(demo: DemoProperty, agency: Agency) -> Page:
    if demo.development:
        return DevelopmentPage.objects.get(
            slug=demo.development, agency=agency, locale__language_code=demo.language
        )
    return _index(agency, demo.language)


def _index(agency: Agency, language: str) -> PropertyIndexPage:
    return PropertyIndexPage.objects.child_of(agency.home_in(language)).get()


def _member(agency: Agency, role: Role) -> Any:
    membership = agency.members(manager="objects").filter(role=role).first()
    return membership.user if membership else None


def _reviewer(agency: Agency) -> Any:
    return next(iter(members_who_may(AgencyAction.MODERATE, agency)), None)


def _stream(model: Any, raw: list[dict[str, Any]]) -> Any:
    return model._meta.get_field("body").to_python(raw)

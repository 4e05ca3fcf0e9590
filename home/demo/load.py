"""The whole demonstration, in the order in which one part needs another."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django_scopes import scopes_disabled
from wagtail.models import Site

from home.actions import open_platform
from home.demo.content import (
    AGENCIES,
    AGENTS,
    DEMO_PASSWORD,
    DEVELOPMENT,
    LOGINS,
    PROPERTIES,
    all_photos,
)
from home.demo.loading.agencies import load_agency
from home.demo.loading.people import load_agent, load_logins
from home.demo.loading.pictures import Album
from home.demo.loading.properties import load_development, load_property
from immo_agencies.models import Agency
from immo_pages.models import PropertyPage

Say = Callable[[str], None]


def load(*, port: int, now: datetime, say: Say) -> None:
    """Load what is missing and make the sites answer on ``port``; idempotent."""
    with scopes_disabled(), _no_mails():
        open_platform(port=port, name="wagtail-immo")
        if not is_complete():
            _load_missing(port, now, say)
        _use_port(port)


def is_complete() -> bool:
    """Whether every agency and property is there."""
    references = {prop.reference for prop in PROPERTIES}
    present = PropertyPage.objects.filter(reference__in=references).values("reference")
    agencies = Agency.objects.filter(slug__in=[demo.slug for demo in AGENCIES])
    return agencies.count() == len(AGENCIES) and present.distinct().count() == len(references)


def _load_missing(port: int, now: datetime, say: Say) -> None:
    album = Album(all_photos())
    say("photos drawn")
    agencies = {demo.slug: load_agency(demo, album, port) for demo in AGENCIES}
    load_logins(LOGINS, agencies, DEMO_PASSWORD)
    by_slug = {demo.slug: demo for demo in AGENCIES}
    agents = {
        card.key: load_agent(card, agencies[card.agency], by_slug[card.agency]) for card in AGENTS
    }
    say("agencies and people ready")
    load_development(DEVELOPMENT, agencies[DEVELOPMENT.agency], album, now)
    for prop in PROPERTIES:
        with transaction.atomic():
            load_property(prop, agencies[prop.agency], album, agents.get(prop.agent), now)
    say(f"{len(PROPERTIES)} properties ready")


def _use_port(port: int) -> None:
    """Absolute addresses name the port of the site."""
    Site.objects.filter(hostname__endswith="localhost").exclude(port=port).update(port=port)
    Site.clear_site_root_paths_cache()


@contextmanager
def _no_mails() -> Iterator[None]:
    """Nobody is told about approvals that only set the scene."""
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = backend

"""What a person may do with a property, as links."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from immo_agencies.access import access_in
from immo_agencies.extension_points import role_actions
from immo_agencies.models import Agency
from immo_pages.admin.gap_links import editor_url
from immo_pages.extension_points import PageAction


@dataclass(frozen=True)
class Job:
    """One thing to do, where, and its icon."""

    label: str
    url: str
    icon: str


def jobs_of(page: Page, user: Any, agency: Agency) -> list[Job]:
    """What ``user`` may do with ``page``, which is one of hers; no query."""
    access = access_in(user, agency)
    allowed = role_actions(access.role) if access else frozenset()
    return [make(page) for action, make in _JOBS.items() if action in allowed]


def _photos(page: Page) -> Job:
    return Job(_("Photos"), reverse("immo_assigned:photos", args=[page.pk]), "image")


def _legal(page: Page) -> Job:
    return Job(_("Legal file"), reverse("immo_assigned:legal", args=[page.pk]), "doc-full-inverse")


def _text(page: Page) -> Job:
    return Job(_("Edit the text"), editor_url(page.pk), "edit")


def _read(page: Page) -> Job:
    return Job(_("Read"), reverse("immo_assigned:read", args=[page.pk]), "view")


_JOBS: dict[PageAction, Callable[[Page], Job]] = {
    PageAction.ARRANGE_PHOTOS: _photos,
    PageAction.COMPLETE_LEGAL_FILE: _legal,
    PageAction.EDIT_TEXT: _text,
    PageAction.VIEW_PROPERTY: _read,
}

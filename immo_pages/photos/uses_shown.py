"""Where a photo is used, as far as the person who asks may know it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from immo_agencies.tenancy import active_agency, for_agency
from immo_pages.models import PropertyPhoto
from immo_pages.photos.where_used import PhotoUses, State, uses_of

_WORDS = {
    State.LIVE: _("published"),
    State.SCHEDULED: _("scheduled version"),
    State.DRAFT: _("draft"),
}


@dataclass(frozen=True)
class Use:
    """A page or a person; ``url`` is None for who may not edit it."""

    title: str
    url: str | None
    states: tuple[Any, ...] = ()
    is_live: bool = False


@dataclass(frozen=True)
class Uses:
    """Those that may be named, and the number of all others."""

    rows: tuple[Use, ...] = ()
    hidden: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return len(self.rows) + self.hidden


def uses_for(request: HttpRequest, photos: Iterable[PropertyPhoto]) -> dict[int, Uses]:
    """For each of the photos, who uses it in the active agency of ``request``."""
    keys = [photo.pk for photo in photos]
    agency = active_agency(request)
    if agency is None or not keys:
        return dict.fromkeys(keys, Uses())
    found = uses_of(agency, keys)
    wanted = {page for uses in found.values() for page in uses.pages}
    known: Any = for_agency(request, Page.objects.filter(pk__in=wanted))
    pages = {page.pk: page for page in known.specific(defer=True)}
    finder = AdminURLFinder(request.user)
    return {key: _shown(found[key], pages, finder) for key in keys}


def _shown(uses: PhotoUses, pages: dict[int, Any], finder: AdminURLFinder) -> Uses:
    named = [(pages[key], uses.pages[key]) for key in uses.pages if key in pages]
    named.sort(key=lambda one: (State.LIVE not in one[1], one[0].draft_title))
    rows = [
        Use(
            page.get_admin_display_title(),
            finder.get_edit_url(page),
            tuple(_WORDS[state] for state in State if state in states),
            State.LIVE in states,
        )
        for page, states in named
    ]
    rows += [Use(agent.name, finder.get_edit_url(agent), (_("portrait"),)) for agent in uses.agents]
    return Uses(tuple(rows), len(uses.pages) - len(named))

"""What these screens add to the admin: addresses, a menu item, words of the history."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency, agency_of
from immo_pages.assigned.jobs import jobs_of
from immo_pages.assigned.words import not_allowed
from immo_pages.copywriting import writes_texts_only
from immo_pages.draft_usage import files_of_pages
from immo_pages.extension_points import PageAction
from immo_pages.models import DevelopmentPage, PropertyPage

_LOG_WORDS = {
    "photos": gettext_lazy("Photos"),
    "photos.added": gettext_lazy("Added photos to a page"),
    "photos.arranged": gettext_lazy("Arranged the photos of a page"),
    "legal": gettext_lazy("Legal file"),
    "legal.completed": gettext_lazy("Completed the legal file of a page"),
}


class MyPropertiesMenuItem(MenuItem):
    """For people who read properties and compose none: theirs is this list, not the big one."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Asked on every page of the admin."""
        agency, user = active_agency(request), request.user
        composes = may(user, PageAction.COMPOSE_PROPERTY, agency)
        return may(user, PageAction.VIEW_PROPERTY, agency) and not composes


def _urls() -> list[Any]:
    return [path("my-properties/", include("immo_pages.assigned.urls"))]


def _menu_item() -> MenuItem:
    return MyPropertiesMenuItem(
        gettext_lazy("My properties"),
        reverse("immo_assigned:index"),
        name="my-properties",
        icon_name="home",
        order=30,
    )


def _header_buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """The screens of a property, one click away from its editor."""
    agency = agency_of(page) if page.pk else None
    if agency is None or not issubclass(page.specific_class, (PropertyPage, DevelopmentPage)):
        return
    for number, job in enumerate(jobs_of(page, user, agency)):
        if job.icon != "edit":
            yield Button(job.label, job.url, icon_name=job.icon, priority=64 + number)


class WithNote(LogFormatter):
    """An entry of the history with the word somebody left for the colleagues."""

    label = gettext_lazy("Complete the legal file")

    def format_message(self, log_entry: Any) -> str:
        """What was done."""
        return _("Legal file completed")

    def format_comment(self, log_entry: Any) -> str:
        """The word, blank for none."""
        return str(log_entry.data.get("comment", ""))


def _log_actions(actions: Any) -> None:
    actions.register_action(
        "immo_pages.photos_added", gettext_lazy("Add photos"), gettext_lazy("Photos added")
    )
    actions.register_action(
        "immo_pages.photos_arranged",
        gettext_lazy("Arrange the photos"),
        gettext_lazy("Photos arranged"),
    )
    actions.register_action("immo_pages.legal_completed")(WithNote)


def _no_way_back(request: HttpRequest, page: Page) -> None:
    """Who writes texts only brings back no older version: it holds older prices as well."""
    match = request.resolver_match
    reverting = match is not None and match.url_name == "revisions_revert"
    agency = agency_of(page)
    if reverting and agency and writes_texts_only(request.user, page):
        raise not_allowed(PageAction.COMPOSE_PROPERTY, agency, request.user)


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("register_admin_menu_item", _menu_item)
    hooks.register("register_page_header_buttons", _header_buttons)
    hooks.register("register_page_listing_more_buttons", _header_buttons)
    hooks.register("before_edit_page", _no_way_back)
    hooks.register("register_log_actions", _log_actions)
    hooks.register("immo_log_words", lambda: _LOG_WORDS)
    hooks.register("immo_files_of_pages", files_of_pages)

"""What these screens add to the admin: addresses, buttons, acts on many, words of the log."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_pages.composing.bulk import ACTIONS
from immo_pages.composing.defaults import prepare_templates
from immo_pages.composing.viewsets import template_viewset
from immo_pages.composing.words import LOG_WORDS
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage


def _buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Duplicate in one tap; save as template."""
    agency = agency_of(page) if page.pk else None
    if agency is None or not issubclass(page.specific_class, PropertyPage):
        return
    if may(user, PageAction.COMPOSE_PROPERTY, agency, page):
        yield Button(
            _("Duplicate"),
            icon_name="copy",
            priority=60,
            attrs={
                "data-controller": "w-action",
                "data-action": "w-action#post",
                "data-w-action-url-value": reverse("immo_composing:duplicate", args=[page.pk]),
            },
        )
    if may(user, PageAction.MANAGE_TEMPLATES, agency, page):
        yield Button(
            _("Save as template"),
            reverse("immo_composing:save_template", args=[page.pk]),
            icon_name="clipboard-list",
            priority=61,
        )


def furnish_templates(agency: Agency, home: Page) -> None:
    """The prepared templates, in the language of a home page that is being opened."""
    prepare_templates(agency, [home.locale.language_code])


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register(
        "register_admin_urls",
        lambda: [path("composing/", include("immo_pages.composing.urls"))],
    )
    hooks.register("register_admin_viewset", lambda: template_viewset)
    hooks.register("register_page_header_buttons", _buttons)
    hooks.register("register_page_listing_more_buttons", _buttons)
    hooks.register("immo_log_words", lambda: LOG_WORDS)
    hooks.register("immo_furnish_home", furnish_templates)
    for action in ACTIONS:
        hooks.register("register_bulk_action", action)

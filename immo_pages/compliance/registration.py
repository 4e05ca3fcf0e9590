"""What these screens add to the admin: addresses, a menu item, a button of the property."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_agencies.viewsets import menu_item_for
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage

_LOG_WORDS = {
    "compliance": gettext_lazy("Compliance"),
    "compliance.statement_made": gettext_lazy("Made a statement of compliance"),
    "adverts": gettext_lazy("Adverts"),
    "adverts.papers_told": gettext_lazy("Told of papers that run out"),
}


def _urls() -> list[Any]:
    return [path("compliance/", include("immo_pages.compliance.urls"))]


def _menu_item() -> MenuItem:
    return menu_item_for(PageAction.COMPOSE_PROPERTY)(
        gettext_lazy("Compliance"),
        reverse("immo_compliance:report"),
        name="missing-mentions",
        icon_name="clipboard-list",
        order=65,
    )


def _buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """One click away from the editor of a property."""
    if not page.pk or not issubclass(page.specific_class, PropertyPage):
        return
    if may(user, PageAction.COMPOSE_PROPERTY, agency_of(page), page):
        url = reverse("immo_compliance:statement", args=[page.pk])
        yield Button(_("Statement of compliance"), url, icon_name="clipboard-list", priority=71)


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("register_admin_menu_item", _menu_item)
    hooks.register("register_page_header_buttons", _buttons)
    hooks.register("register_page_listing_more_buttons", _buttons)
    hooks.register("immo_log_words", lambda: _LOG_WORDS)

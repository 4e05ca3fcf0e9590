"""What these screens add to the admin: addresses, a button of the property, words of the log."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage

_LOG_WORDS = {
    "preview": gettext_lazy("Preview links"),
    "preview.link_made": gettext_lazy("Made a link that shows a draft"),
    "preview.link_revoked": gettext_lazy("Withdrew a link that shows a draft"),
}


def _urls() -> list[Any]:
    return [path("preview-links/", include("immo_pages.preview_links.urls"))]


def _buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """One click away from the editor of a property."""
    if not page.pk or not issubclass(page.specific_class, PropertyPage):
        return
    if may(user, PageAction.SHARE_PREVIEW, agency_of(page), page):
        url = reverse("immo_preview_links:index", args=[page.pk])
        yield Button(_("Preview for the seller"), url, icon_name="link", priority=70)


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("register_page_header_buttons", _buttons)
    hooks.register("register_page_listing_more_buttons", _buttons)
    hooks.register("immo_log_words", lambda: _LOG_WORDS)

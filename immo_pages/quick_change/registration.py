"""What quick changes add to the admin: addresses, a button in the editor, words of the history."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage
from immo_pages.quick_change.words import LOG_WORDS, in_words


class _WithFields(LogFormatter):
    """An entry of the history that names what was changed."""

    label = gettext_lazy("Quick change")

    def format_message(self, log_entry: Any) -> str:
        """``Quick change: Status, price``."""
        fields = in_words(log_entry.data.get("fields", []))
        return _("Quick change: %(fields)s") % {"fields": fields}


class _Undone(_WithFields):
    label = gettext_lazy("Undo a quick change")

    def format_message(self, log_entry: Any) -> str:
        """``Quick change undone: Status``."""
        fields = in_words(log_entry.data.get("fields", []))
        return _("Quick change undone: %(fields)s") % {"fields": fields}


def _urls() -> list[Any]:
    return [path("quick-change/", include("immo_pages.quick_change.urls"))]


def _buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """One click away from the editor of a property."""
    if not page.pk or not issubclass(page.specific_class, PropertyPage):
        return
    if may(user, PageAction.QUICK_CHANGE, agency_of(page), page):
        url = reverse("immo_quick_change:change", args=[page.pk])
        yield Button(_("Quick change"), url, icon_name="edit", priority=62)


def _log_actions(actions: Any) -> None:
    actions.register_action("immo_pages.quick_change")(_WithFields)
    actions.register_action("immo_pages.quick_change_undone")(_Undone)


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("register_page_header_buttons", _buttons)
    hooks.register("register_log_actions", _log_actions)
    hooks.register("immo_log_words", lambda: LOG_WORDS)

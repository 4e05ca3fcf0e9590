"""What documents add to the admin: an address, columns of the list, words of the log."""

from typing import Any

from django.urls import include, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from immo_pages.documents.listing import show_states

_SHEET = "immo_pages/documents/admin.css"
_LOG_WORDS = {
    "document": gettext_lazy("Documents"),
    "document.made_public": gettext_lazy("Made a document public"),
    "document.made_private": gettext_lazy("Made a public document private"),
    "document.infected": gettext_lazy("A virus was found in a document"),
}


def _urls() -> list[Any]:
    return [path("documents-access/", include("immo_pages.documents.urls"))]


def _css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static(_SHEET))


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    show_states()
    hooks.register("register_admin_urls", _urls)
    hooks.register("immo_log_words", lambda: _LOG_WORDS)
    hooks.register("insert_global_admin_css", _css)

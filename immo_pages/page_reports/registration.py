"""What reports add to the admin: the operator's screens, banners for agencies, words of the log."""

from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from immo_agencies.support.registration import DeskMenuItem
from immo_pages.page_reports.banners import tell_blocked

_LOG_WORDS = {
    "report": gettext_lazy("Reports of pages"),
    "report.received": gettext_lazy("A visitor reported a page to the operator"),
    "report.taken": gettext_lazy("The operator looks into a report"),
    "report.dismissed": gettext_lazy("The operator closed a report and blocked nothing"),
    "report.page_blocked": gettext_lazy("The operator blocked a page"),
    "report.files_blocked": gettext_lazy("The operator blocked photos or documents"),
    "report.block_lifted": gettext_lazy("The operator lifted a block"),
}


def _urls() -> list[Any]:
    return [path("page-reports/", include("immo_pages.page_reports.urls"))]


def _menu_item() -> MenuItem:
    return DeskMenuItem(
        gettext_lazy("Reported pages"),
        reverse("immo_page_reports:index"),
        name="reported-pages",
        icon_name="warning",
        order=65,
    )


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", _urls)
    hooks.register("register_admin_menu_item", _menu_item)
    hooks.register("before_edit_page", tell_blocked)
    hooks.register("immo_log_words", lambda: _LOG_WORDS)

"""Addresses and buttons of translations in the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_pages.extension_points import PageAction
from immo_pages.translating import views
from immo_pages.translating.actions import missing_languages

urlpatterns = [
    path("<int:page_id>/into/<slug:language>/", views.start, name="start"),
    path("<int:page_id>/update/", views.update, name="update"),
    path("<int:page_id>/send/", views.send_for_approval, name="send"),
]


def translation_buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Translate into a language that is missing, and let existing translations follow."""
    agency = agency_of(page) if page.pk else None
    if agency is None or not may(user, PageAction.COMPOSE_PROPERTY, agency, page):
        return
    for locale in missing_languages(page):
        yield Button(
            _("Translate into %(language)s") % {"language": locale.get_display_name()},
            reverse("immo_translating:start", args=[page.pk, locale.language_code]),
            icon_name="wagtail-localize-language",
            priority=62,
        )
    if TranslationSource.objects.filter(
        object_id=page.translation_key, locale_id=page.locale_id, translations__enabled=True
    ).exists():
        yield Button(
            _("Update the translations"),
            reverse("immo_translating:update", args=[page.pk]),
            icon_name="resubmit",
            priority=63,
        )

"""Verbs over translations. wagtail-localize asks one global permission; we ask the agency."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object

from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_pages.extension_points import PageAction
from immo_pages.permission_testers import AgencyPagePermissionTester
from immo_pages.translating.drafting import drafts_only


class TranslationRefused(ValidationError):
    """The page cannot be translated into this language."""


@transaction.atomic
def start_translation(page: Page, *, language: str, by: Any) -> Page:
    """Make a draft of ``page`` in ``language`` that follows its facts, and return it.

    Raises PermissionDenied for who may not compose, TranslationRefused for a language the agency
    does not have.
    """
    agency = agency_of(page)
    if not may(by, PageAction.COMPOSE_PROPERTY, agency, page):
        raise PermissionDenied
    if agency is None or language not in agency.languages:
        raise TranslationRefused(_("The agency has no site in this language."), code="language")
    locale = Locale.objects.get(language_code=language)
    translate_object(page.specific, [locale], user=by)
    return page.get_translation(locale).specific


@transaction.atomic
def update_translations(page: Page, *, by: Any) -> int:
    """Give the translations of ``page`` its present facts and texts; returns how many follow.

    Translations stay drafts, or keep their published version, until somebody publishes them.
    """
    if not may(by, PageAction.COMPOSE_PROPERTY, agency_of(page), page):
        raise PermissionDenied
    source = TranslationSource.objects.get_for_instance(page)
    source.update_from_db()
    followers = source.translations.filter(enabled=True)
    with drafts_only():
        for translation in followers:
            translation.save_target(user=by, publish=False)
    return len(followers)


@transaction.atomic
def send_translation_for_approval(page: Page, *, by: Any) -> None:
    """Save the translated texts as a draft of ``page`` and start its approval.

    Raises PermissionDenied, or TranslationRefused when it already waits or nothing approves it.
    """
    if not may(by, PageAction.COMPOSE_PROPERTY, agency_of(page), page):
        raise PermissionDenied
    if page.workflow_in_progress:
        raise TranslationRefused(_("This page already waits for approval."), code="waiting")
    workflow = page.get_workflow()
    if workflow is None:
        raise TranslationRefused(_("No approval is set up for this page."), code="workflow")
    workflow.start(_with_its_texts(page, by=by), by)


def publish_translation(page: Page, *, by: Any) -> None:
    """Save the translated texts as a draft of ``page``, then publish it.

    Raises PermissionDenied, or PublishRefused with the draft kept: what is not translated stays off
    the air, and what is live stays as it was.
    """
    # Wagtail's own question: plan and state are asked by ``publish()``, which says why not.
    if not AgencyPagePermissionTester(by, page).can_publish():
        raise PermissionDenied
    with transaction.atomic():
        page = _with_its_texts(page, by=by)
    revision = page.get_latest_revision() or page.save_revision(user=by)
    revision.publish(user=by)


def _with_its_texts(page: Page, *, by: Any) -> Page:
    """``page`` after its translated texts were saved as a draft."""
    translation = translation_into(page)
    if translation is None:
        return page
    with drafts_only():
        translation.save_target(user=by, publish=False)
    return type(page).objects.get(pk=page.pk)


def translation_into(page: Page) -> Translation | None:
    """The translation that writes ``page``, or None for a page somebody wrote directly."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()


def missing_languages(page: Page) -> list[Locale]:
    """Languages of the agency in which ``page`` does not exist yet."""
    agency = agency_of(page)
    if agency is None:
        return []
    present = page.get_translations(inclusive=True).values_list("locale_id", flat=True)
    wanted = Locale.objects.filter(language_code__in=agency.languages)
    return list(wanted.exclude(pk__in=present).order_by("language_code"))

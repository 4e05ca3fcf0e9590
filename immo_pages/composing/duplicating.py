"""Duplicate a property: a draft beside it, with all that a similar one shares."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import Page, PageViewRestriction

from immo_agencies.audit import record
from immo_agencies.tenancy import agency_of
from immo_blocks.references import document_ids
from immo_pages.admin.quick_draft import draft_property
from immo_pages.composing.prepared import copied_body, copied_facts
from immo_pages.models import PropertyDocument, PropertyPage
from immo_pages.vocabulary import DocumentKind

_LONGEST_TITLE = 255


@transaction.atomic
def duplicate(page: PropertyPage, *, by: Any) -> PropertyPage:
    """Add a draft with the latest content of ``page`` below the same parent, and return it.

    Left out: reference and external ids, certificate, dates, schedules, open houses, comments and
    history. The password of a protected page goes with it. Raises ForeignReferences when the draft
    names what has gone to another agency.
    """
    draft = page.get_latest_revision_as_object()
    parent = page.get_parent().specific
    language = draft.locale.language_code
    copy = draft_property(
        parent=parent,
        title=_title_of_copy(draft.title, language),
        facts=copied_facts(draft),
        body=copied_body(draft.body, without_documents=_certificates(draft)),
        user=by,
    )
    _protect_alike(page, copy, by)
    record("composing.duplicated", agency_of(page), by=by, obj=copy)
    return copy


def _title_of_copy(title: str, language: str) -> str:
    with override(language):
        ending = gettext("%(title)s (copy)") % {"title": ""}
    return f"{title[: _LONGEST_TITLE - len(ending)]}{ending}"


def _certificates(draft: PropertyPage) -> list[int]:
    """Energy certificates among the documents of the draft: they are of that dwelling alone."""
    used = PropertyDocument.objects.filter(pk__in=document_ids(draft.body))
    return list(used.filter(kind=DocumentKind.ENERGY).values_list("pk", flat=True))


def _protect_alike(page: Page, copy: Page, by: Any) -> None:
    for restriction in page.view_restrictions.all():
        alike = PageViewRestriction(
            page=copy,
            restriction_type=restriction.restriction_type,
            password=restriction.password,
        )
        alike.save(user=by)
        alike.groups.set(restriction.groups.all())

"""Verbs over reports and blocks. Each one writes one row of the log; mails go after the commit.

Locks in the order of the house: rows of the tree, the agency, then the file.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from immo_agencies.access import is_operator
from immo_agencies.audit import record
from immo_agencies.models import Agency
from immo_agencies.scope import agency_scope
from immo_pages.addresses import canonical_url
from immo_pages.gate import lock_row
from immo_pages.models import PageReport, PropertyPhoto, Takedown
from immo_pages.page_reports import mails
from immo_pages.page_reports.blocked import open_blocks, page_block


class NotOperator(PermissionDenied):
    """Only who runs the installation decides about reports."""


class AlreadyDecided(ValidationError):
    """Somebody else closed the report, or lifted the block, meanwhile."""


@transaction.atomic
def receive(report: PageReport, page: Page, *, agency: Agency, language: str) -> PageReport:
    """Store what a visitor wrote about the live ``page``; the operator is told by mail."""
    report.agency, report.page, report.language = agency, page, language
    report.page_title, report.address = page.title[:255], canonical_url(page)[:2048]
    report.save()
    record("report.received", agency, by=None, obj=report)
    mails.tell_received(report)
    return report


@transaction.atomic
def take_in_hand(report: PageReport, *, by: Any, now: datetime.datetime) -> None:
    """Say that ``by`` looks into it. Raises NotOperator, AlreadyDecided."""
    fresh = _open(report, by)
    fresh.state = PageReport.State.IN_HAND
    fresh.handled_by_id, fresh.handled_at = by.pk, now
    fresh.save()
    record("report.taken", fresh.agency, by=by, obj=fresh)


@transaction.atomic
def dismiss(report: PageReport, *, by: Any, reason: str, now: datetime.datetime) -> None:
    """Close it, nothing is blocked. Raises NotOperator, AlreadyDecided."""
    fresh = _open(report, by)
    _close(fresh, PageReport.Outcome.DISMISSED, by=by, reason=reason, now=now)
    record("report.dismissed", fresh.agency, by=by, obj=fresh)
    mails.tell_decided(fresh)


@transaction.atomic
def block_page(report: PageReport, *, by: Any, reason: str, now: datetime.datetime) -> None:
    """Take the page off the air in all its languages until the block is lifted.

    Raises NotOperator, AlreadyDecided.
    """
    page = report.page
    if page is None:
        raise AlreadyDecided(_("The page does not exist any more."))
    lock_row(page)
    fresh = _open(report, by)
    if page_block(page) is not None:
        raise AlreadyDecided(_("This page is blocked already."))
    block = Takedown(translation_key=page.translation_key, page=page)
    _store(block, fresh, by=by, reason=reason, now=now)
    with agency_scope(fresh.agency):
        for language in Page.objects.filter(translation_key=page.translation_key, live=True):
            # The operator holds no right on pages of the agency; that he may was asked above.
            action = UnpublishPageAction(language.specific, user=by)
            action.execute(skip_permission_checks=True)
    _close(fresh, PageReport.Outcome.PAGE_BLOCKED, by=by, reason=reason, now=now)
    record("report.page_blocked", fresh.agency, by=by, obj=fresh)
    mails.tell_blocked([block])
    mails.tell_decided(fresh)


@transaction.atomic
def block_files(
    report: PageReport, files: Sequence[Any], *, by: Any, reason: str, now: datetime.datetime
) -> None:
    """Close photos and documents to everybody, wherever they stand.

    Raises NotOperator, AlreadyDecided.
    """
    fresh = _open(report, by)
    blocks = []
    for file in files:
        if _of_file(file).exists():
            continue
        name = "photo" if isinstance(file, PropertyPhoto) else "document"
        block = Takedown(**{name: file})
        _store(block, fresh, by=by, reason=reason, now=now)
        _mark(file, blocked=True)
        blocks.append(block)
    if not blocks:
        raise AlreadyDecided(_("This is blocked already."))
    _close(fresh, PageReport.Outcome.FILES_BLOCKED, by=by, reason=reason, now=now)
    record("report.files_blocked", fresh.agency, by=by, obj=fresh)
    mails.tell_blocked(blocks)
    mails.tell_decided(fresh)


@transaction.atomic
def lift(block: Takedown, *, by: Any, reason: str, now: datetime.datetime) -> None:
    """Let the agency show it again; a page stays a draft until the agency publishes it.

    Raises NotOperator, AlreadyDecided.
    """
    _require_operator(by)
    Agency.objects.lock(block.agency_id)
    fresh = open_blocks().filter(pk=block.pk).first()
    if fresh is None:
        raise AlreadyDecided(_("This block was lifted already."))
    fresh.lifted_at, fresh.lifted_by_id, fresh.lifted_reason = now, by.pk, reason
    fresh.save()
    if fresh.file is not None:
        _mark(fresh.file, blocked=False)
    record("report.block_lifted", fresh.agency, by=by, obj=fresh)
    mails.tell_lifted(fresh)


def _open(report: PageReport, by: Any) -> PageReport:
    """The report as it is now, nobody else changing it."""
    _require_operator(by)
    Agency.objects.lock(report.agency_id)
    fresh = PageReport.all_objects.select_related("agency").get(pk=report.pk)
    if not fresh.is_open:
        raise AlreadyDecided(_("This report was closed meanwhile."))
    return fresh


def _require_operator(by: Any) -> None:
    if not is_operator(by):
        raise NotOperator


def _store(
    block: Takedown, report: PageReport, *, by: Any, reason: str, now: datetime.datetime
) -> None:
    block.agency, block.report, block.reason = report.agency, report, reason
    block.blocked_by_id, block.blocked_at = by.pk, now
    block.save()


def _close(
    report: PageReport, outcome: str, *, by: Any, reason: str, now: datetime.datetime
) -> None:
    report.state, report.outcome, report.reason = PageReport.State.CLOSED, outcome, reason
    report.handled_by_id, report.handled_at = by.pk, now
    report.save()


def _of_file(file: Any) -> Any:
    return file.takedowns(manager="all_objects").filter(lifted_at=None)


def _mark(file: Any, *, blocked: bool) -> None:
    """By ``save()``: what is kept ready of the pages that show it is made again."""
    file.is_blocked = blocked
    file.save(update_fields=["is_blocked"])

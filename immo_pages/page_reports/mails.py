"""What the mails about reports and blocks say, and to whom they go: after commit, one each."""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from immo_agencies.letters import letter, send_each
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction
from immo_pages import conf
from immo_pages.models import PageReport, Takedown
from immo_pages.page_reports.blocked import how_to_object
from immo_pages.page_reports.rate import may_confirm
from immo_pages.page_reports.words import name_of, place_of

logger = logging.getLogger(__name__)
_TEMPLATE = "immo_pages/page_reports/mail"


def tell_received(report: PageReport) -> None:
    """To the operator that a page was reported; to who reported it that it arrived."""

    def tell() -> None:
        _to_operators(lambda to: received_mail(to, report))
        if report.reporter_email and may_confirm(report.reporter_email):
            _to_reporter(report, confirmation_mail)

    transaction.on_commit(tell, robust=True)


def tell_decided(report: PageReport) -> None:
    """To who reported the page, if she left an address."""
    if report.reporter_email:
        transaction.on_commit(lambda: _to_reporter(report, decided_mail), robust=True)


def tell_blocked(blocks: Sequence[Takedown]) -> None:
    """To the account managers of the agency: what is blocked, why, how to object."""
    agency = blocks[0].agency
    _to_agency(agency, lambda user: blocked_mail(user, blocks))


def tell_lifted(block: Takedown) -> None:
    """To the account managers of the agency: they may show it again."""
    _to_agency(block.agency, lambda user: lifted_mail(user, block))


def received_mail(to: str, report: PageReport) -> EmailMultiAlternatives:
    """To the operator. Neither name nor address of who reported: they stay in the admin."""
    return letter(
        _TEMPLATE,
        to=to,
        subject=_("Page reported · %(page)s") % {"page": report.page_title},
        agency=report.agency,
        paragraphs=[f"{report.get_kind_display()} · {report.page_title}", report.address],
        quote=report.text,
        action=_("Open the report"),
        url=settings.WAGTAILADMIN_BASE_URL + reverse("immo_page_reports:report", args=[report.pk]),
    )


def confirmation_mail(report: PageReport) -> EmailMultiAlternatives:
    """To who reported the page. Nothing she wrote: a mail is no place for other people's words."""
    text = _("Your report of the page “%(page)s” has arrived. We look into it and write to you.")
    return _letter_to_reporter(report, [text % {"page": report.page_title}])


def decided_mail(report: PageReport) -> EmailMultiAlternatives:
    """To who reported the page: what became of it, and why."""
    said = {
        PageReport.Outcome.DISMISSED: _("We have looked at the page and blocked nothing."),
        PageReport.Outcome.PAGE_BLOCKED: _("We have looked at the page and blocked it."),
        PageReport.Outcome.FILES_BLOCKED: _("We have blocked photos or documents of the page."),
    }
    text = _("You reported the page “%(page)s”.") % {"page": report.page_title}
    lines = [text, said[PageReport.Outcome(report.outcome)]]
    return _letter_to_reporter(report, lines, quote=report.reason, after=[how_to_object()])


def blocked_mail(user: Any, blocks: Sequence[Takedown]) -> EmailMultiAlternatives:
    """To an account manager."""
    names = [name_of(block) for block in blocks]
    after = [_("Visitors see it nowhere any more. Your people find it unchanged in the admin.")]
    if blocks[0].file is None:
        after = [_("The page is a draft now, in all its languages, and cannot be published.")]
    return _letter_to_agency(
        user,
        blocks[0],
        subject=_("Blocked by the operator · %(name)s") % {"name": names[0]},
        paragraphs=[_("The operator of the platform has blocked:"), *names],
        quote=blocks[0].reason,
        after=[*after, how_to_object()],
    )


def lifted_mail(user: Any, block: Takedown) -> EmailMultiAlternatives:
    """To an account manager."""
    name = name_of(block)
    after = [] if block.file else [_("You may publish the page again: it is kept as a draft.")]
    return _letter_to_agency(
        user,
        block,
        subject=_("No longer blocked · %(name)s") % {"name": name},
        paragraphs=[_("The operator of the platform has lifted its block:"), name],
        quote=block.lifted_reason,
        after=after,
    )


def _letter_to_agency(user: Any, block: Takedown, **words: Any) -> EmailMultiAlternatives:
    mail = letter(
        _TEMPLATE,
        to=user.email,
        agency=block.agency,
        user=user,
        action=_("See it in the admin"),
        url=settings.WAGTAILADMIN_BASE_URL + place_of(block),
        **words,
    )
    mail.reply_to = [conf.objections_email()]
    return mail


def _letter_to_reporter(
    report: PageReport, lines: Sequence[str], **words: Any
) -> EmailMultiAlternatives:
    mail = letter(
        _TEMPLATE,
        to=report.reporter_email,
        subject=_("Your report · %(page)s") % {"page": report.page_title},
        agency=report.agency,
        paragraphs=lines,
        action=_("To the site"),
        url=urljoin(report.address, "/"),
        imprint=_("Written by the operator of the platform, not by the agency."),
        **words,
    )
    mail.reply_to = [conf.objections_email()]
    return mail


def _to_operators(compose: Callable[[str], EmailMultiAlternatives]) -> None:
    if address := conf.reports_email():
        with override(settings.LANGUAGE_CODE):
            _send(compose(address))
        return
    people = get_user_model().objects.filter(is_superuser=True, is_active=True).order_by("pk")
    send_each(people, lambda user: compose(user.email))


def _to_agency(agency: Any, compose: Callable[[Any], EmailMultiAlternatives]) -> None:
    def people() -> Iterable[Any]:
        return members_who_may(AgencyAction.LET_SUPPORT_IN, agency)

    transaction.on_commit(lambda: send_each(people(), compose), robust=True)


def _to_reporter(
    report: PageReport, compose: Callable[[PageReport], EmailMultiAlternatives]
) -> None:
    with override(report.language):
        _send(compose(report))


def _send(mail: EmailMultiAlternatives) -> None:
    try:
        mail.send()
    except Exception:
        logger.exception("A mail about a report of a page could not be sent.")

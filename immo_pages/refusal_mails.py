"""Tell the agency that a scheduled publication was refused: the author and who may publish."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from immo_agencies.letters import letter, send_each
from immo_agencies.mails import subject_of
from immo_agencies.models import Agency
from immo_agencies.permissions import may, members_who_may
from immo_agencies.tenancy import agency_of
from immo_pages.admin.gap_links import editor_url, linked
from immo_pages.extension_points import PageAction
from immo_pages.gate import reasons_against

_TEMPLATE = "immo_pages/mail/refused"


def mail_refused(page: Any, revision: Any, reasons: Sequence[Any]) -> None:
    """One mail each, in the reader's language; a server that fails loses one mail, not the rest.

    Call after commit: the scheduler goes on with the pages of other agencies meanwhile.
    """
    agency = agency_of(page)
    if agency is None:
        return
    send_each(
        _readers(page, revision, agency),
        lambda user: _mail(user, page, agency, _in_this_language(revision, reasons)),
    )


def _readers(page: Any, revision: Any, agency: Agency) -> list[Any]:
    people = {user.pk: user for user in members_who_may(PageAction.PUBLISH_PROPERTY, agency, page)}
    author = revision.user
    if author is not None and may(author, PageAction.VIEW_PROPERTY, agency, page):
        people.setdefault(author.pk, author)
    return list(people.values())


def _in_this_language(revision: Any, reasons: Sequence[Any]) -> list[Any]:
    """The scheduler spoke its own language, so the gate is asked again."""
    said = {reason.code: reason for reason in reasons_against(revision.as_object())}
    return [said.get(reason.code, reason) for reason in reasons]


def _mail(user: Any, page: Any, agency: Agency, reasons: Sequence[Any]) -> EmailMultiAlternatives:
    subject = _("Not published · %(page)s") % {"page": subject_of(page)}
    host = settings.WAGTAILADMIN_BASE_URL
    return letter(
        _TEMPLATE,
        to=user.email,
        subject=subject,
        agency=agency,
        user=user,
        page_title=subject_of(page),
        reasons=linked(reasons, page.pk),
        host=host,
        action=_("Open the page"),
        url=host + editor_url(page.pk),
    )

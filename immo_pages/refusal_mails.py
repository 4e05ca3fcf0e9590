"""Tell the agency that a scheduled publication was refused: the author and who may publish."""

import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from immo_agencies.mails import imprint_of, subject_of
from immo_agencies.models import Agency
from immo_agencies.notifications import language_of
from immo_agencies.permissions import may, members_who_may
from immo_agencies.tenancy import agency_of
from immo_pages.admin.gap_links import editor_url, linked
from immo_pages.extension_points import PageAction
from immo_pages.gate import reasons_against

logger = logging.getLogger(__name__)

_TEMPLATE = "immo_pages/mail/refused"


def mail_refused(page: Any, revision: Any, reasons: Sequence[Any]) -> None:
    """One mail each, in the reader's language; a server that fails loses one mail, not the rest.

    Call after commit: the scheduler goes on with the pages of other agencies meanwhile.
    """
    agency = agency_of(page)
    if agency is None:
        return
    for user in _readers(page, revision, agency):
        try:
            with override(language_of(user)):
                _mail(user, page, agency, _in_this_language(revision, reasons)).send()
        except Exception:
            logger.exception("The mail about a refusal could not be sent to user %s.", user.pk)


def _readers(page: Any, revision: Any, agency: Agency) -> list[Any]:
    people = {user.pk: user for user in members_who_may(PageAction.PUBLISH_PROPERTY, agency, page)}
    author = revision.user
    if author is not None and may(author, PageAction.VIEW_PROPERTY, agency, page):
        people.setdefault(author.pk, author)
    return [user for user in people.values() if user.is_active and user.email]


def _in_this_language(revision: Any, reasons: Sequence[Any]) -> list[Any]:
    """The scheduler spoke its own language, so the gate is asked again."""
    said = {reason.code: reason for reason in reasons_against(revision.as_object())}
    return [said.get(reason.code, reason) for reason in reasons]


def _mail(user: Any, page: Any, agency: Agency, reasons: Sequence[Any]) -> EmailMultiAlternatives:
    subject = _("Not published · %(page)s") % {"page": subject_of(page)}
    host = settings.WAGTAILADMIN_BASE_URL
    context = {
        "user": user,
        "page_title": subject_of(page),
        "agency": agency,
        "imprint": imprint_of(agency),
        "reasons": linked(reasons, page.pk),
        "host": host,
        "action": _("Open the page"),
        "url": host + editor_url(page.pk),
    }
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(f"{_TEMPLATE}.txt", context).strip() + "\n",
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string(f"{_TEMPLATE}.html", context), "text/html")
    return mail

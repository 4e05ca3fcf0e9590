"""Tell who sent an infected file, and the account managers of the agency."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from immo_agencies.mails import imprint_of
from immo_agencies.models import Agency
from immo_agencies.notifications import language_of
from immo_agencies.permissions import members_who_may, role_in
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import agency_of
from immo_pages.models import PropertyDocument

logger = logging.getLogger(__name__)

_TEMPLATE = "immo_pages/mail/infected"


def mail_infected(document: PropertyDocument, threat: str) -> None:
    """One mail each, in the reader's language; a server that fails loses one mail, not the rest.

    Call after commit. A document of the platform has no readers.
    """
    agency = agency_of(document)
    if agency is None:
        return
    for user in _readers(document, agency):
        try:
            with override(language_of(user)):
                _mail(user, document, agency, threat).send()
        except Exception:
            logger.exception("The mail about a file could not be sent to user %s.", user.pk)


def _readers(document: PropertyDocument, agency: Agency) -> list[Any]:
    people = {user.pk: user for user in members_who_may(AgencyAction.MANAGE_MEMBERS, agency)}
    sender = document.uploaded_by_user
    if sender is not None and role_in(sender, agency) is not None:
        people.setdefault(sender.pk, sender)
    return [user for user in people.values() if user.is_active and user.email]


def _mail(
    user: Any, document: PropertyDocument, agency: Agency, threat: str
) -> EmailMultiAlternatives:
    subject = _("Virus found · %(document)s") % {"document": document.title}
    address = reverse("wagtaildocs:edit", args=[document.pk])
    context = {
        "user": user,
        "document": document,
        "threat": threat,
        "agency": agency,
        "imprint": imprint_of(agency),
        "action": _("Open the document"),
        "url": settings.WAGTAILADMIN_BASE_URL + address,
    }
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(f"{_TEMPLATE}.txt", context).strip() + "\n",
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string(f"{_TEMPLATE}.html", context), "text/html")
    return mail

"""Tell who sent an infected file, and the account managers of the agency."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from immo_agencies.letters import letter, send_each
from immo_agencies.models import Agency
from immo_agencies.permissions import members_who_may, role_in
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import agency_of
from immo_pages.models import PropertyDocument


def mail_infected(document: PropertyDocument, threat: str) -> None:
    """One mail each to the sender and the account managers; a document of the platform has none.

    Call after commit.
    """
    agency = agency_of(document)
    if agency is None:
        return
    send_each(_readers(document, agency), lambda user: _mail(user, document, agency, threat))


def _readers(document: PropertyDocument, agency: Agency) -> Iterable[Any]:
    people = {user.pk: user for user in members_who_may(AgencyAction.MANAGE_MEMBERS, agency)}
    sender = document.uploaded_by_user
    if sender is not None and role_in(sender, agency) is not None:
        people.setdefault(sender.pk, sender)
    return people.values()


def _mail(
    user: Any, document: PropertyDocument, agency: Agency, threat: str
) -> EmailMultiAlternatives:
    return letter(
        "immo_pages/mail/infected",
        to=user.email,
        subject=_("Virus found · %(document)s") % {"document": document.title},
        agency=agency,
        user=user,
        document=document,
        threat=threat,
        action=_("Open the document"),
        url=settings.WAGTAILADMIN_BASE_URL + reverse("wagtaildocs:edit", args=[document.pk]),
    )

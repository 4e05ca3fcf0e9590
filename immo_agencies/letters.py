"""How every mail of an agency is put together, and how several are sent."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.users.models import UserProfile

from immo_agencies.models import Agency

logger = logging.getLogger(__name__)


def letter(
    template: str, *, to: str, subject: str, agency: Agency, **words: Any
) -> EmailMultiAlternatives:
    """A mail to one address from ``template`` (path without ``.txt`` and ``.html``).

    Call it inside the language of the reader. The templates get ``words``, the agency, its
    ``imprint``, and ``page_title``: the subject unless ``words`` has another.
    """
    subject = " ".join(subject.split())
    context = {"agency": agency, "imprint": imprint_of(agency), "page_title": subject} | words
    mail = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"{template}.txt", context).strip() + "\n",
        to=[to],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    return mail


def send_each(people: Iterable[Any], compose: Callable[[Any], EmailMessage]) -> None:
    """One mail each, in the reader's language; a server that fails loses one mail, not the rest.

    People who are inactive or have no address get none.
    """
    for user in people:
        if not (user.is_active and user.email):
            continue
        try:
            with override(language_of(user)):
                compose(user).send()
        except Exception:
            logger.exception("A mail could not be sent to user %s.", user.pk)


def language_of(user: Any) -> str:
    """Language in which ``user`` wants to be written to."""
    chosen = UserProfile.get_for_user(user).preferred_language
    return chosen or getattr(user, "language", "") or settings.LANGUAGE_CODE


def imprint_of(agency: Agency) -> str:
    """Who writes: the line below every mail of an agency."""
    address = " ".join(filter(None, [agency.postal_code, agency.city]))
    parts = [
        agency.legal_name or agency.name,
        ", ".join(filter(None, [agency.street, address])),
        agency.vat_number,
        f"IPI/BIV {agency.ipi_number}" if agency.ipi_number else "",
    ]
    return " · ".join(part for part in parts if part)

"""What the mails about support sessions say, and to whom they go: after commit, one each."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from immo_agencies.mails import imprint_of
from immo_agencies.models import SupportSession
from immo_agencies.notifications import language_of
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction

logger = logging.getLogger(__name__)

_FOLDER = "immo_agencies/support/mail"
Compose = Callable[[Any, SupportSession], EmailMultiAlternatives]


def tell_agency(session: SupportSession, compose: Compose) -> None:
    """To everybody who may let support into the agency, account managers first of all."""

    def people() -> Iterable[Any]:
        return members_who_may(AgencyAction.LET_SUPPORT_IN, session.agency)

    transaction.on_commit(lambda: _send_each(people(), session, compose), robust=True)


def tell_operator(session: SupportSession, compose: Compose) -> None:
    """To who asked."""
    transaction.on_commit(lambda: _send_each([session.operator], session, compose), robust=True)


def asked_mail(user: Any, session: SupportSession) -> EmailMultiAlternatives:
    """To the agency: an operator asks to be let in."""
    subject = _("Support asks for access · %(agency)s") % {"agency": session.agency}
    return _mail("asked", subject, user, session, _("Allow or decline"), "immo_support:access")


def glass_broken_mail(user: Any, session: SupportSession) -> EmailMultiAlternatives:
    """To the agency: an operator is inside, without having asked."""
    subject = _("Emergency access opened · %(agency)s") % {"agency": session.agency}
    action = _("See it, or end it now")
    return _mail("glass_broken", subject, user, session, action, "immo_support:access")


def allowed_mail(user: Any, session: SupportSession) -> EmailMultiAlternatives:
    """To the operator: the session is open."""
    subject = _("Support session open · %(agency)s") % {"agency": session.agency}
    return _mail("allowed", subject, user, session, _("To the agency"), "immo_support:index")


def declined_mail(user: Any, session: SupportSession) -> EmailMultiAlternatives:
    """To the operator: not this time."""
    subject = _("Support session declined · %(agency)s") % {"agency": session.agency}
    return _mail("declined", subject, user, session, _("To the agencies"), "immo_support:index")


def _mail(
    name: str, subject: str, user: Any, session: SupportSession, action: str, address: str
) -> EmailMultiAlternatives:
    context = {
        "user": user,
        "page_title": subject,
        "session": session,
        "operator": session.operator.get_full_name() or session.operator.email,
        "agency": session.agency,
        "imprint": imprint_of(session.agency),
        "action": action,
        "url": settings.WAGTAILADMIN_BASE_URL + reverse(address),
    }
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(f"{_FOLDER}/{name}.txt", context).strip() + "\n",
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string(f"{_FOLDER}/{name}.html", context), "text/html")
    return mail


def _send_each(people: Iterable[Any], session: SupportSession, compose: Compose) -> None:
    """A server that fails loses one mail, not the rest."""
    for user in people:
        try:
            with override(language_of(user)):
                compose(user, session).send()
        except Exception:
            logger.exception("A mail about support could not be sent to user %s.", user.pk)

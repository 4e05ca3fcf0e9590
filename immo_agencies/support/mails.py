"""What the mails about support sessions say, and to whom they go: after commit, one each."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from immo_agencies.letters import letter, send_each
from immo_agencies.models import SupportSession
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction

_FOLDER = "immo_agencies/support/mail"
Compose = Callable[[Any, SupportSession], EmailMultiAlternatives]


def tell_agency(session: SupportSession, compose: Compose) -> None:
    """To everybody who may let support into the agency, account managers first of all."""

    def people() -> Iterable[Any]:
        return members_who_may(AgencyAction.LET_SUPPORT_IN, session.agency)

    _tell(people, session, compose)


def tell_operator(session: SupportSession, compose: Compose) -> None:
    """To who asked."""
    _tell(lambda: [session.operator], session, compose)


def _tell(people: Callable[[], Iterable[Any]], session: SupportSession, compose: Compose) -> None:
    """After the commit; only then is it known who is to be told."""

    def tell() -> None:
        send_each(people(), lambda user: compose(user, session))

    transaction.on_commit(tell, robust=True)


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
    return letter(
        f"{_FOLDER}/{name}",
        to=user.email,
        subject=subject,
        agency=session.agency,
        user=user,
        session=session,
        operator=session.operator.get_full_name() or session.operator.email,
        action=action,
        url=settings.WAGTAILADMIN_BASE_URL + reverse(address),
    )

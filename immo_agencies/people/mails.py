"""What the mails about people say. Compose them inside the language of the reader."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from immo_agencies.letters import letter
from immo_agencies.models import Agency, Invitation, Membership


def invitation_mail(invitation: Invitation, token: str) -> EmailMultiAlternatives:
    """To whom is invited. The host is the installation's own, never that of a request."""
    agency, inviter = invitation.agency, invitation.invited_by
    facts = {
        "who": inviter or agency,
        "agency": agency,
        "role": invitation.get_role_display(),
        "when": date_format(localtime(invitation.ends_at), "DATETIME_FORMAT"),
    }
    paragraphs = [
        _("%(who)s invites you to work for %(agency)s on this platform, as: %(role)s.") % facts,
        _("The invitation is valid until %(when)s, for you alone, and it works once.") % facts,
    ]
    unexpected = [
        _("You did not expect this? Do nothing: without your answer nothing happens."),
        _("Do not pass this mail on: the link is meant for you."),
    ]
    return _letter(
        agency,
        to=invitation.email,
        subject=_("Invitation · %(agency)s") % facts,
        paragraphs=paragraphs,
        quote=invitation.message,
        after=unexpected,
        action=_("See the invitation"),
        path=reverse("immo_agencies_invitation", args=[token]),
    )


def access_mail(
    user: Any, agency: Agency, membership: Membership | None, what: str
) -> EmailMultiAlternatives:
    """To a member: what changed in her access."""
    facts = {"agency": agency}
    said = {
        "changed": _("Your access to %(agency)s was changed."),
        "suspended": _("Your access to %(agency)s is suspended."),
        "reinstated": _("Your access to %(agency)s is open again."),
        "removed": _("You no longer belong to %(agency)s."),
    }[what]
    terms = terms_in_words(membership) if membership and what in ("changed", "reinstated") else []
    kept = _("What you made there stays with the agency. Your account stays yours.")
    return _letter(
        agency,
        to=user.email,
        subject=_("Your access · %(agency)s") % facts,
        paragraphs=[said % facts, *terms, *([kept] if what == "removed" else [])],
        after=[_("Questions? Ask the account manager of the agency.")],
        action=_("See my agencies"),
        path=reverse("immo_agencies_mine"),
    )


def managers_mail(manager: Any, agency: Agency, person: Any, what: str) -> EmailMultiAlternatives:
    """To an account manager: who came, who went."""
    facts = {"who": person, "email": person.email, "agency": agency}
    said = {
        "accepted": _("%(who)s (%(email)s) has accepted the invitation of %(agency)s."),
        "left": _("%(who)s (%(email)s) has left %(agency)s."),
    }[what]
    subject = {"accepted": _("New collaborator · %(who)s"), "left": _("Has left · %(who)s")}[what]
    return _letter(
        agency,
        to=manager.email,
        subject=subject % facts,
        paragraphs=[said % facts],
        action=_("See the collaborators"),
        path=reverse("immo_people:index"),
    )


def terms_in_words(membership: Membership) -> list[str]:
    """Role, scope and dates, one short sentence each."""
    count = membership.chosen_pages.count()
    lines = [_("Role: %(role)s.") % {"role": membership.get_role_display()}]
    if not membership.whole_agency:
        lines.append(_("Chosen properties: %(count)s.") % {"count": count})
    if membership.starts_on:
        lines.append(_("From: %(day)s.") % {"day": date_format(membership.starts_on)})
    if membership.expires_on:
        lines.append(_("Until: %(day)s included.") % {"day": date_format(membership.expires_on)})
    return lines


def _letter(
    agency: Agency, *, to: str, subject: str, action: str, path: str, **words: Any
) -> EmailMultiAlternatives:
    return letter(
        "immo_agencies/people/mail/letter",
        to=to,
        subject=subject,
        agency=agency,
        action=action,
        url=settings.WAGTAILADMIN_BASE_URL + path,
        **words,
    )

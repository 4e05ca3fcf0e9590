"""What the mails of a review say. Compose them inside the language of the reader."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from immo_agencies.letters import letter
from immo_agencies.mails import subject_of
from immo_agencies.models import Agency
from immo_pages.models import ModerationMessage

_FOLDER = "immo_pages/moderation/mail"


def question_mail(user: Any, page: Any, message: ModerationMessage) -> EmailMultiAlternatives:
    """To the author: a reviewer asks something."""
    subject = _("Question · %(page)s") % {"page": subject_of(page)}
    url = reverse("immo_moderation:sent", args=[page.pk])
    return _message_mail("question", subject, user, page, message, _("Answer"), url)


def answer_mail(user: Any, page: Any, message: ModerationMessage) -> EmailMultiAlternatives:
    """To a reviewer: the author answers."""
    subject = _("Answer · %(page)s") % {"page": subject_of(page)}
    url = reverse("immo_moderation:review", args=[page.pk])
    return _message_mail("answer", subject, user, page, message, _("Read and approve"), url)


def reminder_mail(
    user: Any, agency: Agency, rows: Sequence[Any], instead_of: Sequence[Any]
) -> EmailMultiAlternatives:
    """To a reviewer: the pages that wait too long, one line each with its address."""
    count = len(rows)
    subject = ngettext(
        "%(count)d page waits for your approval", "%(count)d pages wait for your approval", count
    )
    base = settings.WAGTAILADMIN_BASE_URL
    return _mail(
        "reminder",
        user,
        agency,
        subject % {"count": count},
        {
            "rows": [row | {"url": base + row["review_url"]} for row in rows],
            "hours": agency.approval_hours,
            "instead_of": ", ".join(str(person) for person in instead_of),
            "action": _("Open the list"),
            "url": base + reverse("immo_approvals"),
        },
    )


def _message_mail(
    name: str,
    subject: str,
    user: Any,
    page: Any,
    message: ModerationMessage,
    action: str,
    path: str,
) -> EmailMultiAlternatives:
    words = {
        "message": message,
        "page_title": subject_of(page),
        "action": action,
        "url": settings.WAGTAILADMIN_BASE_URL + path,
    }
    return _mail(name, user, message.agency, subject, words)


def _mail(
    name: str, user: Any, agency: Agency, subject: str, words: dict[str, Any]
) -> EmailMultiAlternatives:
    template = f"{_FOLDER}/{name}"
    return letter(template, to=user.email, subject=subject, agency=agency, user=user, **words)

"""What the mails about approval say. Compose them inside the language of the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from immo_agencies.extension_points import approval_path
from immo_agencies.field_comments import FieldComment
from immo_agencies.letters import letter
from immo_agencies.models import Agency

_FOLDER = "immo_agencies/mail"


@dataclass(frozen=True)
class Verdict:
    """Who decided, with which words; ``corrected``: the page is no longer what was sent."""

    reviewer: Any = None
    comment: str = ""
    remarks: tuple[FieldComment, ...] = ()
    corrected: bool = False


def submitted_mail(
    user: Any, page: Any, agency: Agency, author: Any, instead_of: Sequence[Any] = ()
) -> EmailMultiAlternatives:
    """To a reviewer, or to who stands in for ``instead_of``: a page waits for approval."""
    subject = _("To approve · %(page)s") % {"page": subject_of(page)}
    words = {
        "author": author,
        "instead_of": ", ".join(str(person) for person in instead_of),
        "action": _("Read and approve"),
        "url": settings.WAGTAILADMIN_BASE_URL + approval_path(page, "review"),
    }
    return _mail("submitted", subject, user, page, agency, words)


def approved_mail(user: Any, page: Any, agency: Agency, verdict: Verdict) -> EmailMultiAlternatives:
    """To who sent the page: it is approved, and on the site unless it is scheduled."""
    subject = _("Approved · %(page)s") % {"page": subject_of(page)}
    words = {
        "reviewer": verdict.reviewer,
        "comment": verdict.comment,
        "corrected": verdict.corrected,
        "sent_url": settings.WAGTAILADMIN_BASE_URL + approval_path(page, "sent"),
        "action": _("Open the page"),
    }
    if page.live and (address := page.get_full_url()):
        words |= {"action": _("See the page"), "url": address}
    return _mail("approved", subject, user, page, agency, words)


def changes_mail(user: Any, page: Any, agency: Agency, verdict: Verdict) -> EmailMultiAlternatives:
    """To who sent the page: what should change, as a whole and field by field."""
    subject = _("Changes asked · %(page)s") % {"page": subject_of(page)}
    words = {
        "reviewer": verdict.reviewer,
        "comment": verdict.comment,
        "remarks": verdict.remarks,
        "action": _("Change and send again"),
    }
    return _mail("changes", subject, user, page, agency, words)


def subject_of(page: Any) -> str:
    """Title of the draft and where the property is, for pages that have an address."""
    title = page.draft_title or page.title
    street = " ".join(
        filter(None, [getattr(page, "street", ""), getattr(page, "house_number", "")])
    )
    place = ", ".join(filter(None, [street, getattr(page, "city", "")]))
    text = f"{title} ({place})" if place else title
    return " ".join(text.split())


def _mail(
    name: str, subject: str, user: Any, page: Any, agency: Agency, words: dict[str, Any]
) -> EmailMultiAlternatives:
    facts = {
        "user": user,
        "page": page,
        "page_title": subject_of(page),
        "url": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    return letter(
        f"{_FOLDER}/{name}", to=user.email, subject=subject, agency=agency, **facts | words
    )

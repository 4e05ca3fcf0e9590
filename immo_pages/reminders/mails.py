"""The digest of papers that run out. Compose it inside the language of the reader."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from immo_agencies.mails import imprint_of, subject_of
from immo_agencies.models import Agency
from immo_pages.admin.gap_links import editor_url
from immo_pages.due_papers import DuePaper

#: More would be no digest; the list in the admin has all.
_MOST = 30


def papers_mail(user: Any, agency: Agency, papers: Sequence[DuePaper]) -> EmailMultiAlternatives:
    """To who composes: which papers of which properties, until when, and where to renew them."""
    host, count = settings.WAGTAILADMIN_BASE_URL, len(papers)
    subject = ngettext("%(count)d paper to renew", "%(count)d papers to renew", count)
    title = f"{subject % {'count': count}} · {agency.name}"
    context = {
        "user": user,
        "agency": agency,
        "imprint": imprint_of(agency),
        "page_title": title,
        "rows": [
            {
                "due": one,
                "title": subject_of(one.page),
                "url": f"{host}{editor_url(one.page.pk)}#{one.paper.anchor}",
            }
            for one in papers[:_MOST]
        ],
        "more": max(0, count - _MOST),
        "action": _("See the properties"),
        "url": f"{host}{reverse('immo_properties:index')}?due=1",
    }
    mail = EmailMultiAlternatives(
        subject=" ".join(title.split()),
        body=render_to_string("immo_pages/mail/papers.txt", context).strip() + "\n",
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    html = render_to_string("immo_pages/mail/papers.html", context)
    mail.attach_alternative(html, "text/html")
    return mail

"""The digest of papers that run out. Compose it inside the language of the reader."""

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
from immo_pages.admin.gap_links import editor_url
from immo_pages.due_papers import DuePaper

#: More would be no digest; the list in the admin has all.
_MOST = 30


def papers_mail(user: Any, agency: Agency, papers: Sequence[DuePaper]) -> EmailMultiAlternatives:
    """To who composes: which papers of which properties, until when, and where to renew them."""
    host, count = settings.WAGTAILADMIN_BASE_URL, len(papers)
    subject = ngettext("%(count)d paper to renew", "%(count)d papers to renew", count)
    rows = [
        {
            "due": one,
            "title": subject_of(one.page),
            "url": f"{host}{editor_url(one.page.pk)}#{one.paper.anchor}",
        }
        for one in papers[:_MOST]
    ]
    return letter(
        "immo_pages/mail/papers",
        to=user.email,
        subject=f"{subject % {'count': count}} · {agency.name}",
        agency=agency,
        user=user,
        rows=rows,
        more=max(0, count - _MOST),
        action=_("See the properties"),
        url=f"{host}{reverse('immo_properties:index')}?due=1",
    )

"""Make, withdraw and open the links that show a draft."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from immo_agencies import audit
from immo_agencies.permissions import may, refusal
from immo_pages.extension_points import PageAction
from immo_pages.models import PreviewLink, PropertyPage
from immo_pages.models.preview_link import digest_of
from immo_pages.models.trash import TrashedPage
from immo_pages.page_reports.blocked import page_block
from immo_pages.vocabulary import MarketStatus

DEFAULT_DAYS = 14
MOST_DAYS = 90
# What is sold, let or withdrawn is shown to nobody any more, whatever its draft says.
_OVER = frozenset({MarketStatus.SOLD, MarketStatus.LET, MarketStatus.WITHDRAWN})


class LinkClosed(Exception):
    """A token opens nothing: wrong, expired, withdrawn; who asks is not told which."""


@transaction.atomic
def create_link(
    page: PropertyPage, *, by: Any, days: int, note: str, now: datetime.datetime
) -> tuple[PreviewLink, str]:
    """A link to the draft of ``page`` for ``days`` days (at most 90), and its token.

    The token is returned this once: only its digest is stored. Ask ``may`` before.
    """
    ends_at = now + datetime.timedelta(days=min(max(days, 1), MOST_DAYS))
    link = PreviewLink(agency=page.agency, page=page, note=note, created_by=by, ends_at=ends_at)
    link.created_at = now
    token = link.new_token()
    link.save()
    audit.record("preview.link_made", link.agency, by=by, obj=link)
    return link, token


@transaction.atomic
def revoke_link(link: PreviewLink, *, by: Any, now: datetime.datetime) -> None:
    """Close ``link`` at once and for good; one that is closed already stays as it is."""
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now)
    audit.record("preview.link_revoked", link.agency, by=by, obj=link)


def find_open(token: str, *, now: datetime.datetime) -> PreviewLink:
    """The link that ``token`` opens now; raises LinkClosed, saying no more.

    Call inside the scope of the agency of the host: links of others are not found there.
    """
    links = PreviewLink.objects.select_related("agency__collection", "created_by", "page")
    link = links.filter(token_digest=digest_of(token)).first()
    if link is None or link.state_at(now) != PreviewLink.State.OPEN or closed_because(link):
        raise LinkClosed
    return link


def closed_because(link: PreviewLink) -> str:
    """Code of what closes a link whose row is open; blank when nothing does."""
    if refusal(PageAction.SHARE_PREVIEW, link.agency, subject=link.page) is not None:
        return "agency"
    if not may_be_shown(link.page):
        return "property"
    # People who left, and sessions that ended, leave no doors behind.
    if not may(link.created_by, PageAction.SHARE_PREVIEW, link.agency, link.page):
        return "person"
    return ""


def may_be_shown(page: PropertyPage) -> bool:
    """Whether the draft of ``page`` may be shown outside: not if over, thrown away or blocked."""
    trashed = TrashedPage.objects.with_scopes_disabled().filter(page=page.pk)
    return page.status not in _OVER and not trashed.exists() and page_block(page) is None


def count_view(link: PreviewLink, *, now: datetime.datetime) -> None:
    """Remember that the page was opened; two at once count twice."""
    PreviewLink.objects.filter(pk=link.pk).update(views=F("views") + 1, last_viewed_at=now)

"""Remember what is told, then tell it: nobody is told twice of the same paper."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from immo_agencies.audit import record
from immo_agencies.letters import send_each
from immo_agencies.models import Agency
from immo_agencies.permissions import may, members_who_may
from immo_agencies.scope import agency_scope
from immo_pages.due_papers import DuePaper
from immo_pages.extension_points import PageAction
from immo_pages.models import AdvertNotice
from immo_pages.reminders.expiring import expiring
from immo_pages.reminders.mails import papers_mail


def remind(agency_id: int, *, on: date) -> int:
    """Tell those who compose for the agency what newly runs out; returns how many papers.

    Papers already told of are left out, so a second run of the day tells nothing. Mails go after
    the commit, one digest each; a server that fails loses one mail, the dashboard still shows all.
    """
    with transaction.atomic():
        agency = Agency.objects.lock(agency_id)
        with agency_scope(agency):
            papers = _not_told(expiring(agency, on=on))
            AdvertNotice.objects.bulk_create(_notices(agency, papers, on))
        if papers:
            record("adverts.papers_told", agency, by=None)
            transaction.on_commit(lambda: _tell(agency, papers))
    return len(papers)


def _not_told(papers: Sequence[DuePaper]) -> list[DuePaper]:
    pages = {one.page.pk for one in papers}
    notices = AdvertNotice.objects.filter(page__in=pages)
    told = set(notices.values_list("page", "paper", "runs_out_on"))
    return [one for one in papers if (one.page.pk, one.paper.code, one.on) not in told]


def _notices(agency: Agency, papers: Sequence[DuePaper], on: date) -> list[AdvertNotice]:
    return [
        AdvertNotice(
            agency=agency, page=one.page, paper=one.paper.code, runs_out_on=one.on, told_on=on
        )
        for one in papers
    ]


def _tell(agency: Agency, papers: Sequence[DuePaper]) -> None:
    own = {
        user: [one for one in papers if may(user, PageAction.COMPOSE_PROPERTY, agency, one.page)]
        for user in members_who_may(PageAction.COMPOSE_PROPERTY, agency)
    }
    readers = [user for user in own if own[user]]
    send_each(readers, lambda user: papers_mail(user, agency, own[user]))

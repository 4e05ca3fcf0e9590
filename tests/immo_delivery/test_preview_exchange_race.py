"""One code, many programs at once: one gets the token. PostgreSQL only."""

import multiprocessing

import pytest
from django.db import connection, connections
from django.utils import timezone
from django_scopes import scopes_disabled
from wagtail.models import Page

from immo_delivery.models import PreviewPass, PreviewTarget
from immo_delivery.preview.drafts import keep_draft
from immo_delivery.preview.passes import new_code
from tests.immo_delivery.preview_world import FRONT, exchanged

ASKERS, ROUNDS = 6, 4

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="processes need a database that they share"
)


@pytest.fixture
def db(scratch_database):
    """The copy, where processes see what others committed."""


def _ask(codes, barrier, answers):
    connections.close_all()
    for code in codes:
        barrier.wait(30)
        answers.put((code, exchanged(code).status_code))
    connections.close_all()


def test_one_of_all_gets_it(agency, make_property, make_member):
    page = make_property(agency, live=False)
    with scopes_disabled():
        target = PreviewTarget.objects.create(agency=agency, site=agency.sites().first(), url=FRONT)
    person = make_member(agency, "manager")
    now = timezone.now()
    draft = keep_draft(Page.objects.get(pk=page.pk).specific, target, by=person, now=now)
    codes = [new_code(draft, now=now) for _round in range(ROUNDS)]
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    barrier, answers = fork.Barrier(ASKERS), fork.SimpleQueue()
    askers = [fork.Process(target=_ask, args=(codes, barrier, answers)) for _asker in range(ASKERS)]
    for asker in askers:
        asker.start()
    told = [answers.get() for _answer in range(ASKERS * ROUNDS)]
    for asker in askers:
        asker.join(30)
    for code in codes:
        found = sorted(status for one, status in told if one == code)
        assert found == [200] + [404] * (ASKERS - 1)
    with scopes_disabled():
        assert PreviewPass.objects.exclude(token_digest=None).count() == ROUNDS

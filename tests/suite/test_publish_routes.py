"""The gate holds on every way to the air that starts in code.

The editor, the bulk action and the approval screen are walked in tests/immo_pages/test_admin_*.
"""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page, PageLogEntry

from immo_agencies.permissions import Refusal
from immo_pages.extension_points import PageAction
from immo_pages.gate import PublishRefused
from immo_pages.models import Agent, PropertyPage
from immo_pages.models.place import CrossAgencyError
from immo_pages.models.property import AliasRefused
from tests.conftest import energy_block


class PlanOf:
    """The plan question answered in twenty lines: at most ``limit`` live properties."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __call__(self, action, agency, subject):
        if action is not PageAction.PUBLISH_PROPERTY:
            return None
        live = PropertyPage.objects.filter(agency=agency, live=True)
        used = live.values("translation_key").distinct().count()
        if used < self.limit:
            return None
        return Refusal(
            code="plan_full",
            message=f"{used} of {self.limit} properties are published.",
            remedy="Take one offline or choose a larger plan.",
        )


@pytest.fixture
def full_plan(agency, make_property):
    """An agency with one live property and a plan for one."""
    make_property(agency)
    with hooks.register_temporarily("immo_refuse", PlanOf(limit=1)):
        yield agency


WITHOUT_CERTIFICATE: dict = {"body": []}


def is_live(page) -> bool:
    return PropertyPage.objects.get(pk=page.pk).live


def codes_of(refused) -> list[str]:
    """Codes of the reasons of a refusal; their words depend on the language."""
    return [reason.code for reason in refused.value.reasons]


def test_publishing_by_code_beyond_the_plan(full_plan, make_property):
    page = make_property(full_plan, live=False)
    with pytest.raises(PublishRefused, match="1 of 1"):
        page.get_latest_revision().publish()
    assert not is_live(page)


def test_publishing_by_code_without_certificate(agency, make_property):
    page = make_property(agency, live=False, **WITHOUT_CERTIFICATE)
    with pytest.raises(PublishRefused) as refused:
        page.get_latest_revision().publish()
    assert codes_of(refused) == ["energy_certificate_missing"]
    assert not is_live(page)


def test_saving_a_page_as_live(agency, make_property):
    page = make_property(agency, live=False, **WITHOUT_CERTIFICATE)
    page.live = True
    with pytest.raises(PublishRefused):
        page.save()
    assert not is_live(page)


def test_a_member_hears_the_reason_not_no_permission(full_plan, make_property, make_member):
    page = make_property(full_plan, live=False)
    with pytest.raises(PublishRefused, match="1 of 1"):
        page.get_latest_revision().publish(user=make_member(full_plan, "editor"))


def test_republishing_may_not_lose_the_certificate(agency, make_property):
    page = make_property(agency)
    page.body = []
    with pytest.raises(PublishRefused) as refused:
        page.save_revision().publish()
    assert codes_of(refused) == ["energy_certificate_missing"]
    assert PropertyPage.objects.get(pk=page.pk).epc_class == "B"


def test_a_live_page_with_an_old_gap_may_be_corrected(agency, make_property):
    page = make_property(agency)
    PropertyPage.objects.filter(pk=page.pk).update(body=[], epc_class="", epc_kwh_m2_year=None)
    page = PropertyPage.objects.get(pk=page.pk)
    page.street = "Rue Haute"
    page.save()
    assert PropertyPage.objects.get(pk=page.pk).street == "Rue Haute"


def test_republishing_counts_no_second_time(full_plan):
    page = PropertyPage.objects.get()
    page.title = "Nouveau titre"
    page.save_revision().publish()
    assert PropertyPage.objects.get().title == "Nouveau titre"


def test_a_copy_kept_live_is_refused(full_plan):
    page = PropertyPage.objects.get()
    with pytest.raises(PublishRefused):
        page.copy(to=page.get_parent(), update_attrs={"slug": "copie"}, keep_live=True)
    assert PropertyPage.objects.filter(live=True).count() == 1


def test_a_copy_is_a_draft_without_reference(agency, make_property):
    page = make_property(agency, reference="NAM-1")
    copied = page.copy(to=page.get_parent(), update_attrs={"slug": "copie"}, keep_live=False)
    assert copied.reference is None
    assert not copied.live


def test_an_alias_is_refused(agency, make_property):
    page = make_property(agency)
    with pytest.raises(AliasRefused):
        page.create_alias(parent=page.get_parent(), update_slug="alias")
    assert PropertyPage.objects.count() == 1


def test_a_refused_publication_keeps_the_schedules(agency, make_property):
    page = make_property(agency)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    page = PropertyPage.objects.get(pk=page.pk)
    page.go_live_at = None
    page.body = []
    with pytest.raises(PublishRefused):
        page.save_revision().publish()
    assert page.revisions.filter(approved_go_live_at__isnull=False).count() == 1


def schedule(page, moment):
    page.go_live_at = moment
    page.save_revision().publish()


def test_the_scheduler_goes_on_after_a_refusal(agency, other_agency, make_property):
    now = timezone.now()
    refused = make_property(agency, live=False, **WITHOUT_CERTIFICATE)
    waiting = make_property(other_agency, live=False)
    schedule(refused, now + timedelta(minutes=1))
    schedule(waiting, now + timedelta(minutes=2))
    for page in (refused, waiting):
        page.revisions.filter(approved_go_live_at__isnull=False).update(
            approved_go_live_at=now - timedelta(minutes=1)
        )
        for revision in page.revisions.filter(approved_go_live_at__isnull=False):
            revision.content["go_live_at"] = (now - timedelta(minutes=1)).isoformat()
            revision.save()
    call_command("publish_scheduled")
    assert not is_live(refused)
    assert is_live(waiting)
    assert not refused.revisions.filter(approved_go_live_at__isnull=False).exists()
    entry = PageLogEntry.objects.get(page=refused.pk, action="immo_pages.publish_refused")
    assert len(entry.data["reasons"]) == 1


def test_a_translation_counts_with_its_original(agency, make_property, settings):
    page = make_property(agency)
    locale = agency.home_in("nl").locale
    translated = page.copy_for_translation(locale, copy_parents=True)
    assert (translated.reference, translated.language_code) == (page.reference, "nl")
    assert translated.agency == agency
    assert not translated.live


def test_a_property_stays_in_its_agency(agency, other_agency, make_property):
    page = make_property(agency)
    foreign_index = make_property(other_agency).get_parent()
    with pytest.raises(CrossAgencyError):
        page.move(foreign_index, pos="last-child")
    with pytest.raises(CrossAgencyError):
        page.copy(to=foreign_index, keep_live=False)
    with pytest.raises(CrossAgencyError):
        Page.objects.get(pk=page.pk).move(foreign_index, pos="last-child")
    assert PropertyPage.objects.get(pk=page.pk).get_parent() != foreign_index


def test_two_drafts_without_reference_do_not_collide(agency, make_property):
    make_property(agency, live=False, reference="")
    make_property(agency, live=False, reference=None)
    assert PropertyPage.objects.filter(reference=None).count() == 2


def test_an_exempt_property_needs_no_certificate(agency, make_property):
    block = energy_block(
        status="exempt", exemption_reason="Monument classé", energy_class="", kwh_m2_year=None
    )
    assert make_property(agency, body=[block]).live


def test_a_page_with_an_agent_is_published_without_a_scope(agency, make_property):
    """The scheduler and the worker open none."""
    agent = Agent.all_objects.create(agency=agency, name="Aline")
    page = make_property(agency, agent=agent)
    assert is_live(page)
    assert PropertyPage.objects.get(pk=page.pk).get_latest_revision_as_object().agent == agent

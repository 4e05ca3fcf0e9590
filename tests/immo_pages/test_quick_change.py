"""A quick change writes page and drafts together, survives older drafts, and can be undone."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, TaskState, Workflow

from immo_agencies.models import AuditEvent
from immo_agencies.refusals import NotAllowed
from immo_pages.gate import PublishRefused
from immo_pages.models import OpenHouse, PropertyPage, QuickChange
from immo_pages.quick_change.actions import NothingToChange, UndoRefused, change, undo
from immo_pages.quick_change.values import OpenHouseDate, QuickValues
from immo_pages.translating.actions import start_translation

SOON = timezone.now().replace(microsecond=0) + datetime.timedelta(days=3)
VISIT = OpenHouseDate(SOON, SOON + datetime.timedelta(hours=2), "Sonnez au 2")
CHEAPER = QuickValues(price=Decimal(300000), status="under_offer", open_houses=[VISIT])


@pytest.fixture
def manager(agency, make_member):
    return make_member(agency, "manager")


@pytest.fixture
def page(agency, make_property):
    return make_property(agency)


def row(page) -> PropertyPage:
    return PropertyPage.objects.get(pk=page.pk)


def facts(page) -> tuple:
    visits = [visit.note for visit in page.open_houses.all()]
    return page.price, page.status, visits


CHANGED = (Decimal(300000), "under_offer", ["Sonnez au 2"])
OLD = (Decimal(350000), "available", [])


def edit(page, **values):
    """Somebody's unpublished changes."""
    draft = row(page).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision()


def test_page_and_draft_say_it_and_what_waits_keeps_waiting(page, manager):
    edit(page, title="Un autre titre")
    made = change(page, CHEAPER, by=manager)
    live, draft = row(page), row(page).get_latest_revision_as_object()
    assert facts(live) == facts(draft) == CHANGED
    assert (live.title, draft.title) == (page.title, "Un autre titre")
    assert live.live
    assert live.has_unpublished_changes
    assert (live.previous_price, draft.previous_price) == (Decimal(350000), Decimal(350000))
    assert live.price_changed_at is not None
    assert [e.action for e in AuditEvent.objects.filter(action__startswith="quick")] == [
        "quick_change.made"
    ]
    entry = PageLogEntry.objects.filter(page=page.pk).latest("pk")
    assert (entry.action, entry.user, entry.revision) == (
        "immo_pages.quick_change",
        manager,
        live.latest_revision,
    )
    assert (made.by, made.agency) == (manager, live.agency)


def test_a_page_without_changes_has_none_afterwards(page, manager):
    change(page, CHEAPER, by=manager)
    live = row(page)
    assert not live.has_unpublished_changes
    assert live.live_revision == live.latest_revision
    assert live.last_published_at > page.last_published_at
    with pytest.raises(NothingToChange):
        change(page, CHEAPER, by=manager)


def test_both_or_neither(page, manager, monkeypatch):
    revisions = Revision.objects.count()

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("immo_pages.quick_change.drafts.Revision.objects.create", fail)
    with pytest.raises(RuntimeError):
        change(page, CHEAPER, by=manager)
    assert facts(row(page)) == OLD
    assert Revision.objects.count() == revisions
    assert not QuickChange.all_objects.exists()
    assert not AuditEvent.objects.filter(action="quick_change.made").exists()


def test_an_older_draft_that_is_published_later_keeps_the_new_value(page, manager):
    older = edit(page, title="Ancien titre", price=Decimal(340000))
    edit(page, title="Récent")
    change(page, CHEAPER, by=manager)
    older.publish()
    live = row(page)
    assert facts(live) == CHANGED
    assert live.title == "Ancien titre"
    newer = edit(page, price=Decimal(280000))
    newer.publish()
    assert row(page).price == Decimal(280000)
    assert row(page).previous_price == Decimal(300000)
    older.refresh_from_db()
    older.publish()
    assert row(page).price == Decimal(280000)


def test_a_scheduled_revision_gets_it(page, manager):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    edit(page, go_live_at=tomorrow, title="Demain").publish()
    scheduled = Revision.objects.get(approved_go_live_at=tomorrow)
    made = change(page, CHEAPER, by=manager)
    scheduled.refresh_from_db()
    assert scheduled.approved_go_live_at == tomorrow
    assert facts(row(page)) == facts(scheduled.as_object()) == CHANGED
    assert row(page).title == page.title
    undo(made, by=manager)
    scheduled.refresh_from_db()
    assert facts(scheduled.as_object()) == OLD
    assert scheduled.approved_go_live_at == tomorrow


def test_a_running_approval_stays_and_shows_the_new_value(page, manager, make_member, agency):
    waiting = edit(page, title="À relire", price=Decimal(345000))
    workflow = Workflow.objects.get()
    state = workflow.start(row(page), make_member(agency, "marketer"))
    task = state.current_task_state
    edit(page, title="Plus récent")
    made = change(page, CHEAPER, by=manager)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    now = TaskState.objects.get(pk=task.pk)
    assert (state.current_task_state_id, now.status, now.revision_id) == (
        task.pk,
        task.status,
        waiting.pk,
    )
    assert facts(now.revision.as_object()) == CHANGED
    assert facts(row(page).get_latest_revision_as_object()) == CHANGED
    undo(made, by=manager)
    now = TaskState.objects.get(pk=task.pk)
    assert now.revision.as_object().price == Decimal(345000)
    assert facts(row(page)) == OLD


def test_undo_puts_everything_back_each_in_its_place(page, manager):
    edit(page, price=Decimal(345000))
    made = change(page, CHEAPER, by=manager)
    undo(made, by=manager)
    assert facts(row(page)) == OLD
    assert row(page).get_latest_revision_as_object().price == Decimal(345000)
    assert (row(page).previous_price, row(page).price_changed_at) == (None, None)
    made.refresh_from_db()
    assert made.undone_by == manager
    with pytest.raises(UndoRefused) as refused:
        undo(made, by=manager)
    assert refused.value.code == "undone"


@pytest.mark.parametrize("how", ["quick", "draft", "published"])
def test_undo_refuses_when_somebody_changed_it_again(page, manager, how):
    made = change(page, CHEAPER, by=manager)
    if how == "quick":
        change(page, QuickValues(price=Decimal(290000)), by=manager)
    else:
        later = edit(page, price=Decimal(290000))
        if how == "published":
            later.publish()
    before = facts(row(page))
    with pytest.raises(UndoRefused) as refused:
        undo(made, by=manager)
    assert refused.value.code == "changed_again"
    assert facts(row(page)) == before
    made.refresh_from_db()
    assert made.undone_at is None


def test_what_was_undone_does_not_come_back_with_an_older_draft(page, manager):
    made = change(page, CHEAPER, by=manager)
    between = edit(page, title="Entre-temps")
    undo(made, by=manager)
    between.publish()
    assert facts(row(page)) == OLD


def test_other_quick_changes_of_other_fields_do_not_hinder(page, manager):
    made = change(page, QuickValues(price=Decimal(300000)), by=manager)
    change(page, QuickValues(status="reserved"), by=manager)
    undo(made, by=manager)
    assert facts(row(page)) == (Decimal(350000), "reserved", [])


def test_facts_change_in_all_languages_and_words_in_one(page, manager):
    dutch = start_translation(page, language="nl", by=manager)
    words = QuickValues(price=Decimal(300000), availability="À l’acte", open_houses=[VISIT])
    made = change(page, words, by=manager)
    for one in (row(dutch), row(dutch).get_latest_revision_as_object()):
        assert (one.price, one.open_houses.count(), one.availability) == (Decimal(300000), 1, "")
    assert row(page).availability == "À l’acte"
    # What localize copies the next time, without an update, is not the old price.
    from wagtail_localize.models import Translation

    Translation.objects.get().save_target(user=manager, publish=False)
    draft = row(dutch).get_latest_revision_as_object()
    assert (draft.price, draft.open_houses.count()) == (Decimal(300000), 1)
    undo(made, by=manager)
    assert facts(row(dutch).get_latest_revision_as_object()) == OLD
    back = change(dutch, QuickValues(status="sold"), by=manager)
    assert row(page).status == "sold"
    undo(back, by=manager)
    assert row(page).status == row(dutch).status == "available"


def test_a_draft_is_changed_too_and_stays_a_draft(agency, make_property, manager):
    draft = make_property(agency, live=False)
    change(draft, CHEAPER, by=manager)
    assert facts(row(draft)) == facts(row(draft).get_latest_revision_as_object()) == CHANGED
    assert not row(draft).live


@pytest.mark.parametrize(
    "role", ["manager", "administrator", "editor", "marketer", "agent", "copywriter", "viewer"]
)
def test_rights(agency, make_property, make_member, role):
    user = make_member(agency, role)
    page = make_property(agency, owner=user)
    if role in {"copywriter", "viewer"}:
        with pytest.raises(NotAllowed):
            change(page, QuickValues(status="sold"), by=user)
        return
    made = change(page, QuickValues(status="sold", price=Decimal(1)), by=user)
    undo(made, by=user)


def test_price_needs_its_own_right(page, manager, monkeypatch):
    from immo_pages import duties
    from immo_pages.extension_points import PageAction

    made = change(page, QuickValues(price=Decimal(300000)), by=manager)
    fewer = duties.DUTIES | {"manager": duties.DUTIES["manager"] - {PageAction.EDIT_PRICE}}
    monkeypatch.setattr("immo_pages.wagtail_hooks.DUTIES", fewer)
    for act in (
        lambda: change(page, QuickValues(rent_monthly=Decimal(1)), by=manager),
        lambda: undo(made, by=manager),
    ):
        with pytest.raises(NotAllowed):
            act()
    change(page, QuickValues(status="sold"), by=manager)


def test_a_person_of_another_agency_may_nothing(page, other_agency, make_member):
    with pytest.raises(NotAllowed):
        change(page, CHEAPER, by=make_member(other_agency, "manager"))


def test_the_gate_lets_no_live_page_lose_a_mention(page, manager):
    with pytest.raises(PublishRefused):
        change(page, QuickValues(price=None), by=manager)
    assert facts(row(page)) == OLD
    # A gap that is there already does not forbid a new status.
    PropertyPage.objects.filter(pk=page.pk).update(price=None)
    change(page, QuickValues(status="reserved"), by=manager)
    assert row(page).status == "reserved"


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"status": "demolished"}, "status"),
        ({"price": Decimal(-1)}, "price"),
        ({"availability": "x" * 200}, "availability"),
        ({"open_houses": [OpenHouseDate(SOON, SOON)]}, "open_houses"),
        ({"open_houses": [OpenHouseDate(SOON, VISIT.ends_at, str(n)) for n in range(21)]}, "open"),
    ],
)
def test_what_is_wrong_is_said_by_field(page, manager, values, name):
    with pytest.raises(ValidationError) as refused:
        change(page, QuickValues(**values), by=manager)
    assert next(iter(refused.value.error_dict)).startswith(name)
    assert not OpenHouse.objects.exists()


def test_dates_of_two_people_are_both_kept(page, manager):
    other = OpenHouseDate(VISIT.starts_at, VISIT.ends_at, "Autre")
    change(page, QuickValues(open_houses=[VISIT], open_houses_shown=[]), by=manager)
    change(page, QuickValues(open_houses=[other], open_houses_shown=[]), by=manager)
    assert sorted(v.note for v in row(page).open_houses.all()) == ["Autre", "Sonnez au 2"]
    change(page, QuickValues(open_houses=[], open_houses_shown=[other]), by=manager)
    assert [v.note for v in row(page).open_houses.all()] == ["Sonnez au 2"]


def test_copies_and_drafts_keep_the_dates(page, manager):
    change(page, CHEAPER, by=manager)
    copy = row(page).copy(update_attrs={"slug": "copie", "title": "Copie"}, user=manager)
    assert copy.open_houses.get().note == "Sonnez au 2"
    assert row(page).open_houses.count() == 1


def test_the_price_history_follows_every_way_of_publishing(page, manager):
    edit(page, price=Decimal(320000)).publish()
    assert (row(page).previous_price, row(page).price) == (Decimal(350000), Decimal(320000))
    moment = row(page).price_changed_at
    edit(page, title="Sans nouveau prix").publish()
    assert (row(page).previous_price, row(page).price_changed_at) == (Decimal(350000), moment)
    page.get_latest_revision().publish()  # the first one, with a price and a history of its own
    assert (row(page).previous_price, row(page).price) == (Decimal(320000), Decimal(350000))
    edit(page, transaction="rent", rent_monthly=Decimal(900), charges_monthly=0).publish()
    assert row(page).previous_price is None

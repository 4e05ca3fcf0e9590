"""The screen of a quick change, the editor that was open meanwhile, and two people at once."""

import datetime
import threading
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import querydict_from_html

from immo_agencies.models import AuditEvent
from immo_agencies.scope import agency_scope
from immo_pages.models import PropertyPage, QuickChange
from immo_pages.open_houses.dates import BELGIAN_TIME
from immo_pages.quick_change.actions import change
from immo_pages.quick_change.values import OpenHouseDate, QuickValues
from tests.immo_pages.editor import editor_data

SOON = (timezone.now() + datetime.timedelta(days=3)).astimezone(BELGIAN_TIME).date()
VISIT = OpenHouseDate(
    datetime.datetime.combine(SOON, datetime.time(14), BELGIAN_TIME),
    datetime.datetime.combine(SOON, datetime.time(16), BELGIAN_TIME),
    "Sonnez",
)


@pytest.fixture
def page(agency, make_property):
    return make_property(agency)


def screen(page) -> str:
    return reverse("immo_quick_change:change", args=[page.pk])


def undo_url(page, made) -> str:
    return reverse("immo_quick_change:undo", args=[page.pk, made.pk])


def shown(client, page) -> dict:
    """The form as the browser has it, ready to be changed and sent."""
    answer = client.get(screen(page))
    assert answer.status_code == 200
    html = answer.content.decode().replace('class="immo-quick__form"', 'id="quick"')
    return querydict_from_html(html, form_id="quick").dict() | {"status": ""}


def row(page) -> PropertyPage:
    return PropertyPage.objects.get(pk=page.pk)


def latest(page) -> PropertyPage:
    return row(page).get_latest_revision_as_object()


def test_from_the_list_and_back_with_a_way_to_undo(agency, page, make_member, member_client):
    client = member_client(make_member(agency, "marketer"))
    listing = reverse("immo_properties:index") + "?q=maison"
    answer = client.get(listing)
    link = f"{screen(page)}?next=%2Fadmin%2Fproperties%2F%3Fq%3Dmaison"
    assert link in answer.content.decode()
    sent = client.post(link, shown(client, page) | {"status": "under_offer"})
    assert (sent.status_code, sent["Location"]) == (302, listing)
    assert (row(page).status, row(page).price) == ("under_offer", Decimal(350000))
    made = QuickChange.all_objects.get()
    assert set(made.after[str(page.pk)]) == {"status"}
    again = client.get(listing).content.decode()
    assert undo_url(page, made) in again
    undone = client.post(undo_url(page, made))
    assert undone.status_code == 302
    assert row(page).status == "available"
    assert [e.action for e in AuditEvent.objects.filter(agency=agency).order_by("pk")][-2:] == [
        "quick_change.made",
        "quick_change.undone",
    ]
    assert client.post(undo_url(page, made)).status_code == 302
    assert client.get(undo_url(page, made)).status_code == 405


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        *((role, True) for role in ("manager", "administrator", "editor", "marketer", "agent")),
        *((role, False) for role in ("copywriter", "photographer", "notary", "viewer")),
    ],
)
def test_each_role(agency, make_property, make_member, member_client, role, opens):
    user = make_member(agency, role)
    page = make_property(agency, owner=user)
    client = member_client(user)
    assert client.get(screen(page)).status_code == (200 if opens else 403)
    sent = client.post(screen(page), {"status": "sold"})
    assert (row(page).status == "sold") is (opens and sent.status_code == 302)
    if not opens:
        assert sent.status_code == 403
    if role == "copywriter":
        listing = client.get(reverse("immo_properties:index")).content.decode()
        assert screen(page) not in listing


def test_a_foreign_page_is_absent(agency, page, other_agency, make_member, member_client):
    manager = make_member(agency, "manager")
    made = change(page, QuickValues(status="reserved"), by=manager)
    client = member_client(make_member(other_agency, "manager"))
    for answer in (
        client.get(screen(page)),
        client.post(screen(page), {"status": "sold"}),
        client.post(undo_url(page, made)),
    ):
        assert answer.status_code == 404
    assert row(page).status == "reserved"
    own = member_client(manager)
    missing = reverse("immo_quick_change:undo", args=[page.pk, made.pk + 1000])
    assert own.post(missing).status_code == 404


def test_price_and_dates_as_they_are_typed(agency, page, make_member, member_client):
    client = member_client(make_member(agency, "marketer"))
    data = shown(client, page) | {
        "price": "299.500",
        "availability": "À l’acte",
        "visits-0-day": SOON.isoformat(),
        "visits-0-starts": "14:00",
        "visits-0-ends": "16:00",
        "visits-0-note": "Sonnez",
    }
    assert client.post(screen(page), data).status_code == 302
    found = row(page)
    assert (found.price, found.availability, found.status) == (
        Decimal(299500),
        "À l’acte",
        "available",
    )
    assert found.open_houses.get().starts_at == VISIT.starts_at
    data = shown(client, page)
    assert (data["visits-0-starts"], data["visits-0-note"]) == ("14:00", "Sonnez")
    assert client.post(screen(page), data | {"visits-0-DELETE": "on"}).status_code == 302
    assert not row(page).open_houses.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"price": "beaucoup"},
        {"status": "demolished"},
        {"visits-0-day": "2027-05-01"},
        {
            "visits-0-day": "2027-05-01",
            "visits-0-starts": "16:00",
            "visits-0-ends": "14:00",
        },
        {"price": ""},
    ],
)
def test_mistakes_are_shown_and_nothing_is_lost(agency, page, make_member, member_client, typed):
    client = member_client(make_member(agency, "marketer"))
    data = shown(client, page) | {"availability": "Bientôt"} | typed
    answer = client.post(screen(page), data)
    assert answer.status_code == 200
    assert "Bientôt" in answer.content.decode()
    assert (row(page).status, row(page).availability) == ("available", "")
    assert not QuickChange.all_objects.exists()


def test_a_form_that_is_old_changes_only_what_was_changed_on_it(
    agency, page, make_member, member_client
):
    manager = make_member(agency, "manager")
    client = member_client(manager)
    old = shown(client, page)
    change(page, QuickValues(price=Decimal(300000), open_houses=[VISIT]), by=manager)
    assert client.post(screen(page), old | {"status": "reserved"}).status_code == 302
    assert (row(page).price, row(page).status) == (Decimal(300000), "reserved")
    assert row(page).open_houses.count() == 1
    garbled = old | {"shown": '{"price": [], "open_houses": 3}', "availability": "Libre"}
    assert client.post(screen(page), garbled).status_code in {200, 302}


@pytest.mark.parametrize("how", ["save", "publish"])
@pytest.mark.parametrize("live", [True, False])
def test_an_open_editor_does_not_bring_the_old_value_back(
    agency, make_property, make_member, member_client, live, how
):
    manager = make_member(agency, "manager")
    client = member_client(manager)
    page = make_property(agency, live=live)
    data = editor_data(client, page) | {"title": "Titre de l’éditrice"}
    quick = QuickValues(price=Decimal(300000), status="under_offer", open_houses=[VISIT])
    change(page, quick, by=manager)
    if how == "publish":
        data["action-publish"] = "action-publish"
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.post(edit, data).status_code == 302
    places = [latest(page)] + ([row(page)] if live or how == "publish" else [])
    for one in places:
        assert (one.price, one.status) == (Decimal(300000), "under_offer")
        assert [visit.note for visit in one.open_houses.all()] == ["Sonnez"]
    assert latest(page).title == "Titre de l’éditrice"
    assert row(page).open_houses.count() == 1


def test_what_the_editor_changed_herself_is_hers(agency, page, make_member, member_client):
    manager = make_member(agency, "manager")
    client = member_client(manager)
    change(page, QuickValues(open_houses=[VISIT]), by=manager)
    data = editor_data(client, page) | {"price": "280000"}
    change(page, QuickValues(price=Decimal(300000), status="reserved", open_houses=[]), by=manager)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = client.post(edit, data)
    assert answer.status_code == 302
    assert (latest(page).price, latest(page).status) == (Decimal(280000), "reserved")
    assert latest(page).open_houses.count() == 0
    assert row(page).price == Decimal(300000)
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert len(told) >= 3


def test_an_undo_is_not_undone_by_an_open_editor(agency, page, make_member, member_client):
    from immo_pages.quick_change.actions import undo

    manager = make_member(agency, "manager")
    client = member_client(manager)
    made = change(page, QuickValues(price=Decimal(300000)), by=manager)
    data = editor_data(client, page)
    undo(made, by=manager)
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert latest(page).price == Decimal(350000)


def test_a_copywriter_neither(agency, page, make_member, member_client):
    manager = make_member(agency, "manager")
    PropertyPage.objects.filter(pk=page.pk).update(
        owner=(writer := make_member(agency, "copywriter"))
    )
    client = member_client(writer)
    change(page, QuickValues(open_houses=[VISIT]), by=manager)
    data = editor_data(client, page) | {"title": "Mieux dit"}
    change(page, QuickValues(status="reserved"), by=manager)
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert answer.status_code == 302
    assert (latest(page).title, latest(page).status) == ("Mieux dit", "reserved")
    assert latest(page).open_houses.count() == 1


def test_going_back_to_an_older_version_keeps_it(agency, page, make_member, member_client):
    manager = make_member(agency, "manager")
    older = page.get_latest_revision()
    change(page, QuickValues(price=Decimal(300000), status="reserved"), by=manager)
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, older.pk])
    form = member_client(manager).get(revert).context["form"]
    assert (form.instance.price, form["price"].value()) == (Decimal(300000), Decimal(300000))


def test_the_list_and_the_screen_cost_the_same_for_one_and_three(
    agency, make_property, make_member, member_client
):
    manager = make_member(agency, "manager")
    client = member_client(manager)
    counts = []
    for _number in (1, 2, 3):
        page = make_property(agency)
        for status in ("reserved", "available"):
            change(page, QuickValues(status=status), by=manager)
        for address in (reverse("immo_properties:index"), screen(page)):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[0] == counts[4]
    assert counts[1] == counts[5]
    with CaptureQueriesContext(connection) as queries:
        change(page, QuickValues(status="sold"), by=manager)
    assert len(queries) <= 60


def _together(*works) -> list[Exception]:
    barrier, raised = threading.Barrier(len(works)), []

    def run(work) -> None:
        try:
            barrier.wait(timeout=20)
            work()
        except Exception as error:  # noqa: BLE001  the test looks at what it was
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


@pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks are PostgreSQL's")
class TestRaces:
    """Two people at once."""

    @pytest.fixture
    def db(self, scratch_database):
        """Threads see what others committed."""

    def test_no_change_is_lost_nor_comes_back(self, agency, make_property, make_member):
        from immo_pages.translating.actions import start_translation

        manager = make_member(agency, "manager")
        page = make_property(agency)
        dutch = start_translation(page, language="nl", by=manager)
        older = page.get_latest_revision()

        def quick(**values):
            def work() -> None:
                with agency_scope(agency):
                    change(
                        row(dutch if "status" in values else page),
                        QuickValues(**values),
                        by=manager,
                    )

            return work

        def publish() -> None:
            with agency_scope(agency):
                older.publish()

        raised = _together(
            quick(price=Decimal(300000)),
            quick(status="reserved"),
            quick(availability="Libre"),
            publish,
        )
        assert raised == []
        found = row(page)
        assert (found.price, found.status, found.availability) == (
            Decimal(300000),
            "reserved",
            "Libre",
        )
        draft = latest(page)
        assert (draft.price, draft.status, draft.availability) == (
            Decimal(300000),
            "reserved",
            "Libre",
        )
        assert (row(dutch).price, row(dutch).status) == (Decimal(300000), "reserved")

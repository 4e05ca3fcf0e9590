"""A screen costs the same with 3 and 103 agencies, 1 and 50 members, 20 and 100 properties."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from immo_agencies.actions import add_member
from immo_agencies.models import Agency, AgencyHome, Membership
from immo_agencies.provisioning import provision
from immo_agencies.roles import Role
from immo_agencies.tenancy import agency_map
from immo_pages.bulk import PropertyDraft, create_properties
from immo_pages.models import AgencyHomePage, PropertyIndexPage
from tests.conftest import PUBLISHABLE, energy_block

MORE_AGENCIES = 100
MORE_MEMBERS = 49


def screens(agency):
    index = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    return {
        "dashboard": reverse("wagtailadmin_home"),
        "explorer": reverse("wagtailadmin_explore", args=[index.pk]),
        "listing": reverse("immo_properties:index"),
        "moderation queue": reverse("immo_approvals"),
    }


def cost(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def costs(client, agency):
    return {name: cost(client, url) for name, url in screens(agency).items()}


def open_many(count, start=0):
    """Agencies with a home, a collection and their groups, made quickly."""
    root = Page.get_first_root_node()
    for number in range(start, start + count):
        agency = Agency.objects.create(name=f"Agence {number}", slug=f"agence-{number}")
        home = root.add_child(
            instance=AgencyHomePage(title=agency.name, slug=agency.slug, live=False)
        )
        AgencyHome.objects.create(agency=agency, page=home, language="fr")
        provision(agency)
    agency_map.forget()


@pytest.fixture
def busy(agency, other_agency, make_member, make_property, member_client):
    """An editor whose agency has two properties, one of them waiting for her."""
    marketer = make_member(agency, "marketer")
    make_property(agency)
    waiting = make_property(agency, live=False)
    waiting.get_workflow().start(waiting, marketer)
    return member_client(make_member(agency, "editor"))


def test_as_much_with_103_agencies_as_with_3(agency, busy):
    open_many(1)
    few = costs(busy, agency)
    open_many(MORE_AGENCIES, start=1)
    assert Agency.objects.count() == 3 + MORE_AGENCIES
    assert costs(busy, agency) == few


def test_as_much_with_50_members_as_with_1(agency, busy, django_user_model):
    few = costs(busy, agency)
    people = django_user_model.objects.bulk_create(
        django_user_model(email=f"p{number}@example.org", first_name=f"P{number}")
        for number in range(MORE_MEMBERS)
    )
    roles = list(Role)
    Membership.objects.with_scopes_disabled().bulk_create(
        Membership(agency=agency, user=person, role=roles[number % len(roles)])
        for number, person in enumerate(people[:-1])
    )
    add_member(agency, people[-1], role=Role.EDITOR)
    assert costs(busy, agency) == few


def wait_for_approval(agency, marketer, count):
    """Properties with a certificate, each sent by the marketer."""
    parent = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    drafts = [
        PropertyDraft(PUBLISHABLE | {"title": f"Maison {number}"}, [energy_block(id=f"{number}")])
        for number in range(count)
    ]
    now = timezone.now()
    made = create_properties(parent, drafts, user=marketer, publish=False, now=now)
    for result in made:
        result.page.get_workflow().start(result.page, marketer)


def test_as_much_with_100_properties_as_with_20(agency, busy, make_member):
    """Wagtail's explorer is left out: it asks twice a row, for at most 50 rows."""

    def of_lists():
        found = costs(busy, agency)
        return {name: found[name] for name in ("dashboard", "listing", "moderation queue")}

    marketer = make_member(agency, "marketer")
    wait_for_approval(agency, marketer, 18)
    some = of_lists()
    wait_for_approval(agency, marketer, 80)
    assert PropertyIndexPage.objects.child_of(agency.home_in("fr")).get().numchild == 100
    many = of_lists()
    assert many == some
    assert (many["listing"] <= 40, many["moderation queue"] <= 30) == (True, True)

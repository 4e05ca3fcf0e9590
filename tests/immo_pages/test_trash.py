"""Deleting puts a property into the trash: out of sight at once, back as it was for 30 days."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_scopes import scopes_disabled
from wagtail.models import Page, PageLogEntry, Revision, Site

from immo_agencies.models import AuditEvent, Membership
from immo_agencies.tenancy import agency_map, agency_of, owned_by
from immo_listings.models import Listing
from immo_pages.bulk import Outcome, PropertyChange, update_properties
from immo_pages.figures import agency_figures
from immo_pages.gate import PublishRefused
from immo_pages.models import (
    DevelopmentPage,
    PropertyIndexPage,
    PropertyPage,
    TrashedPage,
    TrashEntry,
)
from immo_pages.translating.actions import start_translation
from immo_pages.trash.actions import AlreadyThrownAway, restore, throw_away
from immo_pages.trash.emptying import empty_trash

pytestmark = pytest.mark.django_db


@pytest.fixture
def marketer(agency, make_member):
    """Somebody who deletes and may not publish."""
    return make_member(agency, "marketer")


@pytest.fixture
def editor(agency, make_member):
    """Somebody who deletes and publishes."""
    return make_member(agency, "editor")


@pytest.fixture
def page(agency, make_property):
    """A property on air."""
    return make_property(agency, title="Canarimaison bleue", slug="canari", reference="REF-C")


def throw(page, by=None):
    return throw_away(Page.objects.get(pk=page.pk).specific, by=by, now=timezone.now())


def entries():
    with scopes_disabled():
        return list(TrashEntry.objects.order_by("pk"))


def fresh(page):
    return PropertyPage.objects.get(pk=page.pk)


def assert_tree_is_sound():
    assert not any(Page.find_problems())


def test_delete_in_the_admin_undo_and_log(agency, page, editor, member_client, visitor):
    """The whole way of a mistake: delete, see it gone everywhere, undo, see it back on air."""
    client = member_client(editor)
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    asked = client.get(address)
    assert "immo_pages/trash/confirm_delete.html" in {t.name for t in asked.templates}
    before = AuditEvent.objects.count()
    deleted = client.post(address, follow=True)
    assert AuditEvent.objects.count() == before + 1
    assert AuditEvent.objects.latest("pk").action == "trash.thrown_away"
    entry = entries()[0]
    undo = reverse("immo_trash:put_back", args=[entry.pk])
    assert undo in deleted.content.decode()
    for who, address in (
        (visitor(), page.get_url()),
        (visitor(), "/fr/search/?q=Canarimaison"),
        (visitor(), "/sitemap.xml"),
        (visitor(), "/api/v2/pages/?search=Canarimaison"),
        (client, reverse("immo_properties:index")),
        (client, reverse("wagtailadmin_pages:search") + "?q=Canarimaison"),
        (client, reverse("wagtailadmin_explore", args=[page.get_parent().pk])),
        (client, reverse("wagtailadmin_explore", args=[agency.home_in("fr").pk])),
        (client, reverse("wagtailadmin_choose_page_search") + "?q=Canarimaison"),
        (client, "/admin/api/main/pages/?search=Canarimaison"),
        (client, "/admin/api/main/pages/"),
        (client, reverse("wagtailadmin_home")),
    ):
        seen = who.get(address).content
        assert b"bleue" not in seen, address
        assert b"canari/" not in seen, address
        assert b"BinPage" not in seen, address
    for name in ("edit", "history", "view_draft", "copy", "move", "delete", "unpublish"):
        keys = [page.pk]
        assert client.get(reverse(f"wagtailadmin_pages:{name}", args=keys)).status_code == 404
    assert b"bleue" in client.get(reverse("immo_trash:index")).content
    assert client.get(undo).status_code == 200
    before = AuditEvent.objects.count()
    client.post(undo)
    assert AuditEvent.objects.count() == before + 1
    assert visitor().get(page.get_url()).status_code == 200
    assert fresh(page).reference == "REF-C"
    assert not entries()
    actions = set(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))
    assert {"immo_pages.thrown_away", "immo_pages.restored"} <= actions
    assert_tree_is_sound()


def test_revisions_translations_and_place_come_back(agency, page, editor):
    dutch = start_translation(page, language="nl", by=editor)
    draft = fresh(page)
    draft.title = "Later"
    draft.save_revision()
    columns = ("path", "url_path", "slug", "live", "live_revision_id", "latest_revision_id")
    columns += ("reference", "has_unpublished_changes", "agency_id", "translation_key", "owner_id")
    both = PropertyPage.objects.filter(pk__in=[page.pk, dutch.pk]).order_by("pk")
    revisions = Revision.objects.count()
    before = list(both.values(*columns))
    entry = throw(page)
    assert not owned_by(agency, PropertyPage.objects.all()).exists()
    assert agency_of(fresh(page)) == agency  # still the agency's, by its place
    assert not PropertyPage.objects.filter(live=True).exists()
    with scopes_disabled():
        assert not Listing.objects.public().exists()
    assert [row["agency_id"] for row in both.values("agency_id")] == [agency.pk] * 2
    returned = restore(entry, by=editor)
    assert not (returned.renamed)
    assert not (returned.drafts)
    assert not (returned.without_reference)
    after = list(both.values(*columns))
    for row, old in zip(after, before, strict=True):
        row["path"] = row["path"][:12]
        assert row == old | {"path": old["path"][:12]}
    assert Revision.objects.count() == revisions
    assert_tree_is_sound()


def test_a_translation_goes_alone(agency, page, editor):
    dutch = start_translation(page, language="nl", by=editor)
    throw(dutch)
    assert fresh(page).live
    assert [row.page_id for row in TrashedPage._base_manager.all()] == [dutch.pk]


def test_a_development_goes_with_its_units(agency, make_property, editor):
    parent = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    development = parent.add_child(
        instance=DevelopmentPage(title="Projet", slug="projet", postal_code="5000", city="Namur")
    )
    development.save_revision().publish()
    unit = make_property(agency, parent=development, slug="lot-1")
    entry = throw(development)
    assert not Page.objects.live().filter(pk__in=[development.pk, unit.pk]).exists()
    restore(entry, by=editor)
    assert fresh(unit).live
    assert fresh(unit).url_path.endswith("/projet/lot-1/")
    assert_tree_is_sound()


def test_what_was_taken_meanwhile(agency, page, make_property, editor):
    """Address and reference may be somebody else's now, and the old parent may be gone."""
    parent = page.get_parent()
    development = parent.add_child(
        instance=DevelopmentPage(title="Projet", slug="projet", postal_code="5000", city="Namur")
    )
    unit = make_property(agency, parent=development, slug="autre", reference="REF-U")
    first, second = throw(page), throw(unit)
    make_property(agency, slug="canari", reference="REF-C")
    throw(development)
    returned = restore(first, by=editor)
    assert fresh(page).slug == "canari-2"
    assert fresh(page).reference is None
    assert returned.renamed
    assert returned.without_reference
    restore(second, by=editor)
    assert fresh(unit).get_parent().pk == parent.pk
    assert fresh(unit).reference == "REF-U"
    assert_tree_is_sound()


def test_who_may_not_publish_gets_a_draft(page, marketer, editor):
    returned = restore(throw(page, marketer), by=marketer)
    assert [one.pk for one in returned.drafts] == [page.pk]
    assert not fresh(page).live


def test_the_gate_holds_on_the_way_back(agency, page, editor):
    """A page that could not be published today comes back as a draft."""
    entry = throw(page)
    type(agency).objects.filter(pk=agency.pk).update(service_state="suspended")
    agency_map.forget()
    assert restore(entry, by=editor).drafts
    assert not fresh(page).live


def test_nothing_publishes_in_the_trash(agency, page, make_property, editor):
    """Not a stale editor, not a schedule, not an import, not plain code."""
    stale, revision = fresh(page), page.get_latest_revision()
    waiting = make_property(agency, live=False)
    soon = waiting.save_revision()
    soon.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    soon.save()
    throw(page)
    throw(waiting)
    place = fresh(page).path
    call_command("publish_scheduled")
    for attempt in (lambda: revision.publish(), stale.save):
        with pytest.raises(PublishRefused):
            attempt()
    stale.live = False
    stale.save()  # an "unpublish" that was slower: saved, and not moved back
    assert fresh(page).path == place
    change = PropertyChange(page.pk, lambda one: True, None)
    results = update_properties(agency, [change], user=editor, publish=True, now=timezone.now())
    assert results[0].outcome == Outcome.GONE
    assert not PropertyPage.objects.filter(live=True).exists()
    soon.refresh_from_db()
    assert soon.approved_go_live_at is None
    assert_tree_is_sound()


def test_twice(page):
    throw(page)
    with pytest.raises(AlreadyThrownAway):
        throw(page)
    assert len(entries()) == 1


def test_purge_after_thirty_days(agency, other_agency, page, make_property):
    younger, foreign = make_property(agency), make_property(other_agency)
    Site.objects.create(hostname="own.localhost", root_page=page)
    throw(page)
    throw(foreign)
    now = timezone.now()
    with time_machine.travel(now + timedelta(days=1), tick=False):
        throw(younger)
    with time_machine.travel(now + timedelta(days=29, hours=23), tick=False):
        assert empty_trash(timezone.now()) == 0
    with time_machine.travel(now + timedelta(days=30), tick=False):
        before = AuditEvent.objects.count()
        call_command("empty_trash")
        assert AuditEvent.objects.count() == before + 2
        assert empty_trash(timezone.now()) == 0
    assert set(PropertyPage.objects.values_list("pk", flat=True)) == {younger.pk}
    assert not Revision.objects.filter(object_id=str(page.pk)).exists()
    assert len(entries()) == 1
    assert_tree_is_sound()


def test_one_that_fails_does_not_keep_the_others(agency, make_property, monkeypatch):
    first, second = make_property(agency), make_property(agency)
    throw(first), throw(second)
    delete = Page.delete

    def fails_once(self, *args, **kwargs):
        if self.pk == first.pk:
            raise RuntimeError("protected")
        return delete(self, *args, **kwargs)

    monkeypatch.setattr(Page, "delete", fails_once)
    assert empty_trash(timezone.now() + timedelta(days=31)) == 1
    assert fresh(first)
    assert not PropertyPage.objects.filter(pk=second.pk).exists()


def test_counts_leave_the_trash_out(agency, page, make_property):
    make_property(agency, live=False)
    figures = list(agency_figures([agency.pk]).values())
    throw(page)
    after = list(agency_figures([agency.pk]).values())
    assert (figures[0][agency.pk], figures[1][agency.pk]) == (1, 1)
    assert (after[0][agency.pk], after[1][agency.pk]) == (0, 1)


def test_bulk_delete_and_bulk_restore(agency, editor, make_property, member_client):
    client = member_client(editor)
    pages = [make_property(agency) for _ in range(3)]
    start_translation(pages[0], language="nl", by=editor)
    query = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    back = reverse("immo_properties:index")
    assert client.get(f"{address}?{query}&next={back}").status_code == 200
    assert client.post(f"{address}?{query}&next={back}").status_code == 302
    found = entries()
    assert len(found) == 3
    assert TrashedPage._base_manager.count() == 4
    listed = client.get(reverse("immo_trash:index")).content.decode()
    assert listed.count('name="entry"') == 3
    many = reverse("immo_trash:put_back_many")
    client.post(many, {"entry": [entry.pk for entry in found[:2]]})
    assert fresh(pages[0]).live
    assert fresh(pages[1]).live
    assert not fresh(pages[2]).live
    assert [entry.pk for entry in entries()] == [found[2].pk]


def test_a_list_that_holds_properties_is_not_deleted(agency, page, member_client, make_member):
    parent = page.get_parent()
    client = member_client(make_member(agency, "manager"))
    client.post(reverse("wagtailadmin_pages:delete", args=[parent.pk]))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{address}?id={parent.pk}&next=/admin/")
    assert Page.objects.filter(pk=parent.pk).exists()
    assert fresh(page).live


@pytest.mark.parametrize(
    ("role", "deletes", "destroys"),
    [
        ("manager", True, True),
        ("administrator", True, False),
        ("editor", True, False),
        ("marketer", True, False),
        ("agent", False, False),
        ("copywriter", False, False),
        ("viewer", False, False),
    ],
)
def test_rights(agency, page, make_member, member_client, role, deletes, destroys):
    entry = throw(page)
    client = member_client(make_member(agency, role))
    assert client.get(reverse("immo_trash:index")).status_code == (200 if deletes else 403)
    for_ever = reverse("immo_trash:destroy", args=[entry.pk])
    assert client.get(for_ever).status_code == (200 if destroys else 403)
    answer = client.post(for_ever)
    assert answer.status_code == (302 if destroys else 403)
    assert PropertyPage.objects.filter(pk=page.pk).exists() is not destroys
    if not destroys:
        back = client.post(reverse("immo_trash:put_back", args=[entry.pk]))
        assert back.status_code == (302 if deletes else 403)


def test_foreign_is_absent(agency, other_agency, page, make_member, member_client, make_property):
    own, foreign = throw(page), throw(make_property(other_agency, title="GCANARY"))
    client = member_client(make_member(agency, "manager"))
    absent = foreign.pk + 1000
    for name in ("put_back", "destroy"):
        for method in (client.get, client.post):
            answers = [
                method(reverse(f"immo_trash:{name}", args=[pk])) for pk in (foreign.pk, absent)
            ]
            assert [answer.status_code for answer in answers] == [404, 404]
            assert answers[0].content == answers[1].content
    many = reverse("immo_trash:put_back_many")
    assert client.post(many, {"entry": [own.pk, foreign.pk]}).status_code == 404
    assert client.post(many, {"entry": ["x"]}).status_code == 404
    assert b"GCANARY" not in client.get(reverse("immo_trash:index")).content
    assert len(entries()) == 2


def test_a_member_with_a_list_sees_her_own(agency, page, make_property, make_member, member_client):
    other = make_property(agency, title="Ailleurs")
    user = make_member(agency, "marketer")
    with scopes_disabled():
        Membership.objects.filter(user=user).update(whole_agency=False)
        Membership.objects.get(user=user).choose_pages([page.translation_key])
    mine, others = throw(page), throw(other)
    client = member_client(user)
    listed = client.get(reverse("immo_trash:index")).content.decode()
    assert "Canarimaison" in listed
    assert "Ailleurs" not in listed
    back = reverse("immo_trash:put_back", args=[others.pk])
    assert client.post(back).status_code == 404
    assert client.post(reverse("immo_trash:put_back", args=[mine.pk])).status_code == 302


def test_the_list_costs_the_same_for_one_and_many(agency, editor, make_property, member_client):
    client = member_client(editor)
    address = reverse("immo_trash:index")
    assert client.get(address).status_code == 200  # empty
    throw(make_property(agency), editor)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _ in range(3):
        throw(make_property(agency), editor)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(one)

"""After whatever happens the stored answers are those of a fresh rebuild, and readers know it."""

import pytest
from wagtail.models import PageViewRestriction

from immo_listings import receivers
from immo_listings.addresses import address_of
from immo_listings.models import Change
from immo_listings.reading import where
from immo_listings.rebuilding import rebuild_agency
from immo_listings.refreshing import note_stale
from tests.immo_listings.happenings import TABLE
from tests.immo_listings.world import World, happen, undone

#: Receiver -> an event that goes wrong without it.
NEEDED = {
    "page_saved": "plain_save",
    "page_goes": "delete_page",
    "page_gone": "delete_linked_page",
    "page_hidden": "expiry_of_a_page",
    "slug_changed": "slug_above_a_linked_page",
    "page_moved": "move_page",
    "moved_quietly": "thrown_away",
    "restricted": "privacy_on",
    "open_again": "privacy_off",
    "photo_saved": "photo_edited",
    "photo_gone": "photo_deleted",
    "document_saved": "document_closed",
    "document_gone": "document_deleted",
    "agent_saved": "agent_edited",
    "agent_gone": "agent_deleted",
    "agency_saved": "agency_renamed",
    "home_added": "language_added",
    "rules_saved": "sold_ones_leave_at_once",
    "redirect_saved": "redirect_added",
    "redirect_gone": "redirect_deleted",
    "site_leaves": "domain_goes_to_somebody_else",
    "site_saved": "domain_of_the_agency_changed",
    "site_gone": "domain_removed",
}
#: Join at read -> an event that leaks without it while no receiver runs.
JOINS = {
    "live": "unpublish",
    "_open_to_all": "privacy_on",
    "_not_withdrawn": "quick_change_to_withdrawn",
    "_not_ended": "sold_ones_leave_at_once",
    "_not_expired": "page_expires_before_the_scheduler_runs",
    "_listed": "reserved_ones_leave_the_lists",
}


@pytest.fixture
def world(agency, make_member, make_property, make_photo, make_document, settings):
    settings.IMMO_DELIVERY_RATE = 0
    made = {}

    def build(_nothing):
        made["world"] = World(
            agency,
            make_member(agency, "editor"),
            make_property,
            make_photo(agency),
            make_photo(agency),
            make_document(agency, access="public"),
            make_photo(agency),
        )

    with undone():
        happen(None, build)
        yield made["world"]


def went_wrong(world, name):
    """What is wrong after the event ``name``, in words."""
    world, event = world.reloaded(), TABLE[name]
    if event.before:
        happen(world, event.before)
    before, version = world.answers(), world.version()
    happen(world, event.happens)
    after, seen = world.answers(), world.version()
    found = world.wrong(after)
    if (before != after) != event.seen:
        found.append("the public sees something else" if before != after else "nothing is seen")
    if (version != seen) != event.seen:
        found.append("the version changed" if version != seen else "the version stayed")
    return found


def test_every_event_is_followed(world, subtests):
    assert world.wrong(world.answers()) == []
    for name in TABLE:
        with subtests.test(name), undone():
            assert went_wrong(world, name) == []


def test_every_receiver_is_needed(world, subtests):
    assert {one.name for one in receivers.RECEIVERS} == set(NEEDED)
    for receiver, name in NEEDED.items():
        with subtests.test(receiver), undone():
            receivers.disconnect(receiver)
            try:
                assert went_wrong(world, name) != []
            finally:
                receivers.connect(receiver)


def test_every_join_hides(world, subtests, monkeypatch):
    for join, name in JOINS.items():
        with subtests.test(join), undone(), monkeypatch.context() as emptied:
            emptied.setattr(where, join, lambda *_arguments: iter(()))
            happen(world.reloaded(), TABLE[name].happens)
            found = world.wrong(world.answers())
            assert [line for line in found if line.endswith("leaks")] != []


def below_a_hidden_page(world):
    PageViewRestriction.objects.create(page=world.team, restriction_type="login")
    world.again(world.house).move(world.again(world.team), pos="last-child")


def test_what_leaves_is_named_where_the_public_had_it(world, subtests):
    stood = address_of(world.house.url_path, "fr").path
    for leaves in (TABLE["thrown_away"].happens, below_a_hidden_page):
        with subtests.test(leaves.__name__), undone():
            happen(world.reloaded(), leaves)
            told = Change.objects.filter(kind="property", key=world.house.pk).order_by("pk").last()
            assert (told.event, told.path) == ("property.unpublished", stood)


def test_a_rebuild_gives_the_same_answers_under_the_same_version(world):
    before, version = world.answers(), world.version()
    note_stale(world.agency.pk)
    happen(world, lambda _world: rebuild_agency(world.agency))
    assert (world.answers(), world.version()) == (before, version)

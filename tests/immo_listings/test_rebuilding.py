"""Rows are made again, what was interrupted is resumed, what is wrong is found and mended."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_scopes import scopes_disabled

from immo_listings import rebuilding
from immo_listings.models import Change, Listing, Space, StaleListings, StoredAnswer
from immo_listings.refreshing import note_stale
from immo_listings.settling import settle
from immo_listings.tasks import rebuild_stale
from immo_pages.models import PropertyPage


@pytest.fixture(autouse=True)
def _all_agencies(monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    with scopes_disabled():
        yield


@pytest.fixture
def pages(agency, make_property):
    """Five properties, that is three batches."""
    return [make_property(agency) for _serial in range(5)]


def spoil():
    Listing.objects.update(card="{}", price=None)


def test_it_says_how_far_it_is_and_counts(agency, pages, capsys):
    spoil()
    call_command("rebuild_listings", agency=agency.slug)
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in said[:3]] == ["2/5", "4/5", "5/5"]
    assert not Listing.objects.filter(card="{}").exists()
    assert not StaleListings.objects.exists()


def test_what_was_interrupted_is_resumed_where_it_ended(agency, pages, monkeypatch, capsys):
    spoil()
    rebuild_batch, seen = rebuilding._rebuild_batch, []

    def die_at_the_second(mark, keys):
        seen.append(keys)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return rebuild_batch(mark, keys)

    with monkeypatch.context() as dying:
        dying.setattr(rebuilding, "_rebuild_batch", die_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            call_command("rebuild_listings")
    assert Listing.objects.filter(card="{}").count() == 3
    Listing.objects.filter(page=pages[0]).update(card="left alone")
    call_command("rebuild_listings", "--resume")
    assert not Listing.objects.filter(card="{}").exists()
    assert Listing.objects.get(page=pages[0]).card == "left alone"
    capsys.readouterr()
    call_command("rebuild_listings", "--resume")
    assert "0/" not in capsys.readouterr().out


def test_what_is_marked_meanwhile_is_made_again_from_the_first(agency, pages, monkeypatch):
    note_stale(agency.pk)
    rebuild_batch, seen = rebuilding._rebuild_batch, []

    def marked_in_between(mark, keys):
        seen.append(keys)
        if len(seen) == 2:
            note_stale(agency.pk)
        return rebuild_batch(mark, keys)

    monkeypatch.setattr(rebuilding, "_rebuild_batch", marked_in_between)
    rebuild_stale.call(agency.pk)
    assert seen[2] == seen[0]
    assert not StaleListings.objects.exists()


def test_orphans_go_and_the_feed_says_so(agency, pages):
    row = StoredAnswer.objects.filter(agency=agency, kind="page").first()
    StoredAnswer.objects.create(agency=agency, kind="agent", key=99, title="Nobody", announced=True)
    StoredAnswer.objects.filter(pk=row.pk).update(language_code="xx")
    PropertyPage._base_manager.filter(pk=pages[0].pk).update(agency=None)
    start = Change.objects.order_by("-pk").first().pk
    call_command("rebuild_listings")
    assert not StoredAnswer.objects.filter(key=99).exists()
    assert not StoredAnswer.objects.filter(language_code="xx").exists()
    assert not Listing.objects.filter(page=pages[0]).exists()
    events = set(Change.objects.filter(pk__gt=start).values_list("event", flat=True))
    assert {"agent.deleted", "page.deleted", "property.deleted"} <= events


def test_the_check_names_what_differs_and_ends_with_1(agency, pages, capsys):
    call_command("check_listings")
    Listing.objects.filter(page=pages[1]).update(price=1)
    StoredAnswer.objects.filter(kind="site").delete()
    with pytest.raises(SystemExit) as ended:
        call_command("check_listings", agency=agency.slug)
    assert ended.value.code == 1
    said = capsys.readouterr().out
    assert f"property {pages[1].pk} fr: price" in said
    assert "site" in said
    assert "missing" in said


def test_settling_numbers_ends_rebuilds_and_mends(agency, pages, capsys):
    call_command("settle_listings")
    long_ago = timezone.now() - timedelta(hours=1)
    Change.objects.update(seq=None, at=long_ago)
    Space.objects.all().delete()
    Listing.objects.filter(page=pages[2]).update(ends_at=long_ago)
    PropertyPage._base_manager.filter(pk=pages[2].pk).update(expire_at=long_ago)
    Listing.objects.filter(page=pages[3]).update(card="{}")
    done = settle(timezone.now(), checked=True)
    assert (done.numbered > 0, done.ended) == (True, 1)
    assert [(row.key, row.columns) for row in done.drift] == [(pages[3].pk, ("card",))]
    assert not Listing.objects.filter(card="{}").exists()
    assert Change.objects.filter(event="property.unpublished", key=pages[2].pk).exists()
    assert settle(timezone.now(), checked=True).drift == ()

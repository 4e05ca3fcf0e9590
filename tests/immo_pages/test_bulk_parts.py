"""What the bulk writer stands on: private parts of Django and Wagtail, and its own refusals."""

import datetime
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext
from wagtail import hooks
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from immo_agencies.permissions import Refusal
from immo_agencies.scope import agency_scope
from immo_pages.bulk import (
    Outcome,
    PropertiesToPublish,
    PropertyChange,
    PropertyDraft,
    create_properties,
    update_properties,
)
from immo_pages.bulk.gate import may_publish
from immo_pages.models import PropertyIndexPage, PropertyPage
from immo_pages.models.place import AgencyPageMixin
from tests.conftest import PUBLISHABLE, energy_block, gallery_block

NOW = datetime.datetime(2026, 3, 4, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _scope(agency: Any) -> Iterator[None]:
    with agency_scope(agency):
        yield


@pytest.fixture
def parent(agency: Any) -> Page:
    return PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()


def draft(number: int, **values: Any) -> PropertyDraft:
    block = energy_block() | {"id": f"00000000-0000-4000-a000-{number:012d}"}
    body = values.pop("body", [block])
    named = {"title": f"Maison {number}", "reference": f"P-{number}"}
    return PropertyDraft(PUBLISHABLE | named | values, body)


def create(parent: Page, *drafts: PropertyDraft, publish: bool = True, **options: Any) -> list:
    return create_properties(parent, drafts, user=None, publish=publish, now=NOW, **options)


# --- what is private upstream -------------------------------------------------------------------


def test_django_still_inserts_batches_as_we_call_it() -> None:
    names = list(inspect.signature(QuerySet._batched_insert).parameters)
    assert names[:4] == ["self", "objs", "fields", "batch_size"]
    with pytest.raises(ValueError, match="multi-table"):
        PropertyPage.objects.bulk_create([PropertyPage()])


def test_full_clean_has_nothing_we_do_not_check() -> None:
    """``clean`` checks slug and references, the one constraint the number: done for a batch."""
    assert PropertyPage.clean is AgencyPageMixin.clean
    assert [rule.name for rule in PropertyPage._meta.constraints] == [
        "immo_pages_reference_unique_in_agency"
    ]
    assert PropertyPage.full_clean is Page.full_clean


def test_nobody_else_listens_to_saved_properties() -> None:
    """A new receiver must be done in bulk too: here, or by who calls in ``within_transaction``."""
    listening = {
        receiver.__qualname__
        for receivers in post_save._live_receivers(PropertyPage)
        for receiver in receivers
    }
    assert listening <= {
        "post_save_signal_handler",  # modelsearch: traces.write_search
        "update_reference_index_on_save",  # wagtail: traces.write_references
        "_project_page",  # immo_listings: the caller
        "_page_saved",  # immo_delivery: refreshes previews, and nobody previews a batch
    }


# --- refusals -----------------------------------------------------------------------------------


def test_a_draft_that_is_not_valid_does_not_stop_the_others(parent: Page) -> None:
    results = create(
        parent,
        draft(1),
        draft(2, bedrooms=-3),
        draft(3, title=""),
        draft(4, reference="P-1"),
        draft(5, agent_id=987654),
        draft(6),
    )
    assert [result.outcome for result in results] == [
        Outcome.CREATED,
        *[Outcome.INVALID] * 4,
        Outcome.CREATED,
    ]
    errors = [set(result.error.message_dict) for result in results[1:5]]
    assert errors == [{"bedrooms"}, {"title"}, {"reference"}, {"agent"}]
    assert PropertyPage.objects.count() == 2
    assert not any(Page.find_problems())


def test_a_photo_that_is_gone_is_no_cover(parent: Page, make_photo: Any, agency: Any) -> None:
    photo = make_photo(agency)
    gallery = gallery_block(photo) | {"id": "00000000-0000-4000-b000-000000000001"}
    certificate = draft(1).body[0]
    there, gone = draft(1, body=[gallery, certificate]), draft(2, body=[gallery, certificate])
    (result,) = create(parent, there)
    assert result.page.cover_id == photo.pk
    photo.delete()
    (result,) = create(parent, gone)
    assert (result.published, result.page.cover_id) == (True, None)


def test_an_error_gap_keeps_a_draft(parent: Page) -> None:
    (result,) = create(parent, draft(1, body=[]))
    assert not result.published
    assert [gap.code for gap in result.reasons] == ["energy_certificate_missing"]
    page = PropertyPage.objects.get()
    assert (page.live, page.live_revision, page.has_unpublished_changes) == (False, None, True)


def plan_of(room: int) -> Callable[..., Refusal | None]:
    def refuse(action: Any, agency: Any, subject: Any) -> Refusal | None:
        live = PropertyPage.objects.filter(agency=agency, live=True).count()
        return Refusal("full", "Full.") if live + subject.count > room else None

    return refuse


@pytest.mark.parametrize("room", [0, 1, 4, 7, 8, 9])
def test_a_plan_is_filled_to_the_brim(parent: Page, room: int) -> None:
    with hooks.register_temporarily("immo_refuse", plan_of(room)):
        results = create(parent, *(draft(number) for number in range(8)), batch_size=5)
    published = [result.published for result in results]
    assert published == [True] * min(room, 8) + [False] * (8 - min(room, 8))
    assert all(result.reasons == [Refusal("full", "Full.")] for result in results[room:])
    assert PropertyPage.objects.filter(live=True).count() == min(room, 8)


def test_what_is_ahead_counts(agency: Any) -> None:
    """A dry run has no rows to count."""
    with hooks.register_temporarily("immo_refuse", plan_of(5)):
        assert may_publish(agency, 4, ahead=2)[0] == 3
        assert may_publish(agency, 4, ahead=9)[0] == 0
        assert may_publish(agency, 0, ahead=9) == (0, None)


def test_the_plan_is_asked_once_a_batch(parent: Page) -> None:
    asked = []

    def note(action: Any, agency: Any, subject: Any) -> None:
        asked.append(subject)

    with hooks.register_temporarily("immo_refuse", note):
        create(parent, *(draft(number) for number in range(4)))
    assert asked == [PropertiesToPublish(4)]


def test_a_change_does_not_add_a_gap_to_a_live_page(parent: Page, agency: Any) -> None:
    (made,) = create(parent, draft(1))

    def edit(page: PropertyPage) -> bool:
        page.body = []
        return True

    (result,) = update_properties(
        agency, [PropertyChange(made.page.pk, edit)], user=None, publish=True, now=NOW
    )
    assert not result.published
    assert [gap.code for gap in result.reasons] == ["energy_certificate_missing"]
    page = PropertyPage.objects.get()
    assert page.epc_class == "B"
    assert page.has_unpublished_changes
    assert Revision.objects.for_instance(page).count() == 2


def test_a_page_of_another_agency_is_not_there(
    parent: Page, other_agency: Any, agency: Any
) -> None:
    (made,) = create(parent, draft(1))
    called = []
    (result,) = update_properties(
        other_agency,
        [PropertyChange(made.page.pk, lambda page: bool(called.append(page)))],
        user=None,
        publish=True,
        now=NOW,
    )
    assert result.outcome == Outcome.GONE
    assert not called


def test_what_the_caller_adds_is_part_of_the_transaction(parent: Page) -> None:
    def fail(results: list) -> None:
        assert PropertyPage.objects.count() == 2
        raise ValidationError("no")

    with pytest.raises(ValidationError), transaction.atomic():
        create(parent, draft(1), draft(2), within_transaction=fail)
    assert PropertyPage.objects.count() == 0
    parent.refresh_from_db()
    assert parent.numchild == 0


def test_wagtails_news_comes_after_commit(
    parent: Page, django_capture_on_commit_callbacks: Any
) -> None:
    heard = []

    def listen(sender: Any, instance: Any, revision: Any, **kwargs: Any) -> None:
        heard.append((instance.reference, revision.pk))

    page_published.connect(listen, sender=PropertyPage)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            results = create(parent, draft(1), draft(2, body=[]))
            assert heard == []
    finally:
        page_published.disconnect(listen, sender=PropertyPage)
    assert heard == [("P-1", results[0].page.live_revision_id)]


# --- cost --------------------------------------------------------------------------------------


def test_ten_pages_cost_the_queries_of_two(parent: Page, connection_queries: Any) -> None:
    create(parent, draft(0))  # the process learns its content types
    few = connection_queries(lambda: create(parent, draft(1), draft(2)))
    many = connection_queries(lambda: create(parent, *(draft(n) for n in range(10, 20))))
    assert many == few


@pytest.fixture
def connection_queries() -> Callable[[Callable[[], Any]], int]:
    from django.db import connection

    def count(work: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            work()
        return len(captured)

    return count

"""Every act in the admin leaves exactly one row in the agency's log."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from immo_agencies.audit import digest
from immo_agencies.boundary.log import outcome_of
from immo_agencies.models import AuditEvent
from tests.immo_agencies.boundary_world import ABSENT, browser, open_world, person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    with django_db_blocker.unblock():
        yield from open_world()


@pytest.fixture
def written(world: Any) -> Any:
    """``written()`` gives the rows since the test began."""
    last = max(AuditEvent.objects.values_list("pk", flat=True), default=0)
    return lambda: list(AuditEvent.objects.filter(pk__gt=last).order_by("pk"))


def test_an_act_of_wagtail_is_written_down(world: Any, written: Any) -> None:
    url = reverse("wagtailadmin_pages:lock", args=[world.own.page.pk])

    assert browser(world.own.editor).post(url).status_code == 302

    [row] = written()
    assert (row.action, row.outcome) == ("admin.wagtailadmin_pages:lock", "done")
    assert (row.agency_id, row.actor_id) == (world.own.agency.pk, world.own.editor.pk)
    assert (row.object_type, row.object_id) == ("wagtailcore.page", str(world.own.page.pk))
    assert row.address_digest == digest("127.0.0.1")


def test_a_form_that_comes_back_was_not_accepted(world: Any, written: Any) -> None:
    url = reverse("wagtailadmin_pages:move", args=[world.own.page.pk])

    assert browser(world.own.editor).post(url, {"new_parent_page": ""}).status_code == 200

    assert [(row.action, row.outcome) for row in written()] == [
        ("admin.wagtailadmin_pages:move", "not_accepted")
    ]


def test_who_recorded_herself_is_not_written_twice(world: Any, written: Any) -> None:
    manager = browser(person(world.own.agency, "manager"))
    before = len(written())

    answer = manager.post(
        reverse("immo_redirects:add"), {"old_path": "/old", "link": "/new", "is_permanent": "on"}
    )

    assert answer.status_code == 302
    assert len(written()) - before == 1


def test_what_was_refused_or_only_looked_at_leaves_nothing(world: Any, written: Any) -> None:
    client = browser(world.own.editor)
    copywriter = browser(person(world.own.agency, "copywriter"))
    before = len(written())

    client.get(reverse("wagtailadmin_pages:edit", args=[world.own.page.pk]))
    client.post(reverse("wagtailadmin_pages:lock", args=[world.foreign.page.pk]))
    client.post(reverse("wagtailadmin_pages:lock", args=[ABSENT]))
    copywriter.post(reverse("wagtailadmin_pages:lock", args=[world.own.page.pk]))
    client.post(reverse("wagtailadmin_pages:preview_on_edit", args=[world.own.page.pk]))
    client.post(reverse("wagtailadmin_logout"))

    assert len(written()) == before


@pytest.mark.parametrize(
    ("response", "outcome"),
    [
        (HttpResponse(status=204), "done"),
        (HttpResponse("", content_type="text/html"), "done"),
        (HttpResponse("<form>"), "not_accepted"),
        (HttpResponse(b"PK", content_type="application/zip"), "done"),
        (JsonResponse({"success": True, "form": "<p>"}), "done"),
        (JsonResponse({"success": False}), "not_accepted"),
        (JsonResponse({"step": "chosen", "result": {}}), "done"),
        (JsonResponse({"step": "reshow", "html": "<form>"}), "not_accepted"),
        (JsonResponse([], safe=False), "done"),
        (HttpResponse(b"{", content_type="application/json"), "done"),
    ],
)
def test_the_outcome_is_read_from_the_answer(response: HttpResponse, outcome: str) -> None:
    assert outcome_of(response) == outcome

"""Every way to the air x every cause of a refusal: what is live, what is kept, what is said.

For each cell: the live state, the typed title in the latest revision, and the schedules of other
revisions. A cell that cannot occur says why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from immo_pages.models import PropertyPage
from tests.suite import publish_routes as routes
from tests.suite.publish_routes import FAR, PLAN, TYPED, Answer, Case, World


@dataclass(frozen=True)
class Expected:
    """``code`` of the reason, None when it goes live; ``shown`` is on the screen or in the mail.

    ``kept``: the title is in the latest revision; else it is still in the form that comes back, or
    in the imported file.
    """

    code: str | None = None
    shown: str = ""
    kept: bool = True


LIVE = Expected()
FULL = Expected("plan_full", PLAN)
GAP = Expected("energy_certificate_missing", "#field-body-energy")
ALIEN = Expected("foreign_photo", "#field-body")
FORM = Expected("foreign_photo", TYPED, kept=False)
FILE = Expected("foreign_photo", kept=False)
FRENCH = Expected("text_untranslated", "Une belle maison au calme.")
ALIAS = Expected("alias")

Cell = Expected | str  # a text says why the cell cannot occur
CAUSES = ("plan", "row_gap", "content_gap", "live_gap", "foreign", "untranslated")

_OWN_EDITOR = "translations open in the translation editor"
_NEW = "a page without a row has no row that is wrong, and is not live yet"
_ORIGINAL = "what it makes is an original"
_LIVE_ONLY = "it is offered for a page that is live already: not one more"

TABLE: dict[Callable[[World, Case], Answer], tuple[Cell, ...]] = {
    routes.editor_existing: (FULL, LIVE, GAP, GAP, FORM, _OWN_EDITOR),
    routes.editor_new: (FULL, _NEW, GAP, _NEW, FORM, _ORIGINAL),
    routes.bulk: (FULL, LIVE, GAP, GAP, ALIEN, FRENCH),
    routes.action_class: (FULL, LIVE, GAP, GAP, ALIEN, FRENCH),
    routes.approval_in_editor: (FULL, LIVE, GAP, GAP, FORM, _OWN_EDITOR),
    routes.approval_in_modal: (FULL, LIVE, GAP, GAP, ALIEN, FRENCH),
    routes.approval_on_dashboard: (FULL, LIVE, GAP, GAP, ALIEN, FRENCH),
    routes.scheduled: (FULL, LIVE, GAP, GAP, ALIEN, FRENCH),
    # A copy publishes the row: there the gap of the row counts, that of the draft does not.
    routes.copy_kept_live: (FULL, GAP, LIVE, "a copy is a new page", FORM, _ORIGINAL),
    routes.alias: (ALIAS,) * 5 + ("an alias is refused before its texts are read",),
    routes.translation_editor: (FULL, LIVE, GAP, GAP, ALIEN, FRENCH),
    routes.import_update: (FULL, LIVE, GAP, GAP, ALIEN, "an import writes originals"),
    routes.import_new: (FULL, _NEW, GAP, _NEW, FILE, _ORIGINAL),
    routes.revision_publish: (FULL, LIVE, GAP, GAP, ALIEN, FRENCH),
    routes.page_save: (FULL, LIVE, GAP, GAP, ALIEN, FRENCH),
}
# Wagtail locks a page that is scheduled: in its editor no other version can be.
LOCKED_BY_SCHEDULE = {routes.editor_existing, routes.approval_in_editor}
# A plain save leaves schedules alone, also when it makes the page live.
LEAVES_SCHEDULES = {routes.page_save}
NEW_PAGE = {routes.editor_new, routes.copy_kept_live, routes.import_new}


@pytest.fixture
def world(
    agency: Any,
    other_agency: Any,
    make_property: Any,
    make_photo: Any,
    make_member: Any,
    member_client: Any,
) -> World:
    editor = make_member(agency, "editor")
    people = {"editor": editor, "marketer": make_member(agency, "marketer")}
    made = {"make_property": make_property, "make_photo": make_photo}
    return World(agency, other_agency, client=member_client(editor), **people, **made)


@pytest.mark.parametrize("route", TABLE, ids=lambda route: route.__name__)
def test_the_gate_holds(world: World, route: Any, django_capture_on_commit_callbacks: Any) -> None:
    wrong = {}
    for cause, expected in zip(CAUSES, TABLE[route], strict=True):
        if isinstance(expected, str):
            continue
        case = _case(world, route, cause)
        before = PropertyPage.objects.get(pk=case.page.pk)
        with world.plan(cause), django_capture_on_commit_callbacks(execute=True):
            answer = route(world, case)
        if found := _differences(route, case, before, answer, expected):
            wrong[cause] = found
    assert wrong == {}


def _case(world: World, route: Any, cause: str) -> Case:
    if route is routes.translation_editor:
        return routes.translated_case(world, cause)
    if cause == "untranslated":
        return routes.drafted_translation(world)
    return world.case(cause, scheduled=route not in LOCKED_BY_SCHEDULE)


def _differences(
    route: Any, case: Case, before: Any, answer: Answer, expected: Expected
) -> list[str]:
    found = []
    goes_live = expected.code is None
    if answer.codes is not None and answer.codes != ({expected.code} - {None}):
        found.append(f"codes {answer.codes}")
    screen = answer.screen() if callable(answer.screen) else answer.screen
    if screen is not None and expected.shown not in screen:
        found.append(f"screen {screen[-1500:]!r}")
    page = answer.page if route in NEW_PAGE else case.page
    if expected is FILE or (route in NEW_PAGE and expected is FORM):
        return found + (["a page was made"] if page is not None else [])
    found += _state(page, before, goes_live=goes_live, is_new=route in NEW_PAGE)
    kept = expected.kept and route is not routes.alias
    stored = PropertyPage.objects.get(pk=page.pk)
    if kept and stored.get_latest_revision_as_object().title != TYPED:
        found.append("the typed title is lost")
    cleared = goes_live and route not in NEW_PAGE | LEAVES_SCHEDULES
    if _schedules(before) != (set() if cleared or route in LOCKED_BY_SCHEDULE else {FAR}):
        found.append(f"schedules {_schedules(before)}")
    return found


def _state(page: Any, before: Any, *, goes_live: bool, is_new: bool) -> list[str]:
    stored = PropertyPage.objects.get(pk=page.pk)
    was_live = before.live and not is_new
    if stored.live != (goes_live or was_live):
        return [f"live is {stored.live}"]
    if goes_live and stored.title != TYPED:
        return [f"published as {stored.title}"]
    if was_live and not goes_live and (stored.title, stored.epc_class) != (before.title, "B"):
        return ["the live page has changed"]
    return []


def _schedules(page: Any) -> set[Any]:
    moments = page.revisions.exclude(approved_go_live_at=None)
    return set(moments.values_list("approved_go_live_at", flat=True))


#: A quick change writes columns into the live row and into the draft beside it. Only a gap that it
#: makes itself refuses it: a live page is not one more, and what was wrong already may stay.
QUICK = {
    "plan": set(),
    "row_gap": set(),
    "content_gap": set(),
    "live_gap": {"price_missing"},
    "foreign": set(),
}


@pytest.mark.parametrize("cause", QUICK)
def test_a_quick_change_passes_the_gate(world: World, cause: str) -> None:
    case = _live_with_draft(world, cause)
    old = PropertyPage.objects.get(pk=case.page.pk)
    with world.plan(cause):
        answer = routes.quick_change(world, case)
    assert answer.codes == QUICK[cause]
    stored = PropertyPage.objects.get(pk=case.page.pk)
    draft = stored.get_latest_revision_as_object()
    price = old.price if QUICK[cause] else 123456
    assert (stored.live, stored.title, stored.price) == (True, old.title, price)
    assert (draft.title, draft.price) == (TYPED, price)
    assert _schedules(stored) == {FAR}
    if cause == "content_gap":
        assert list(draft.body) == []  # the draft keeps what somebody took away


def _live_with_draft(world: World, cause: str) -> Case:
    """A live page, a draft with the typed title beside it, and an older version that waits."""
    case = world.case(cause if cause == "foreign" else "live_gap")
    case.cause = cause
    if cause == "foreign":
        case.page.get_latest_revision().publish()
        case.page.revisions.filter(pk=case.page.revisions.earliest("pk").pk).update(
            approved_go_live_at=FAR
        )
    case.posted = [] if cause == "content_gap" else case.page.body.raw_data[:]
    world.drafted(case)
    if cause == "row_gap":
        row = PropertyPage.objects.filter(pk=case.page.pk)
        row.update(body=[], epc_class="", epc_kwh_m2_year=None)
    return case

"""Every address of the admin is either open, with all its arguments declared, or closed."""

import pytest
from django.urls import resolve
from wagtail import hooks

from immo_agencies.boundary.doors import Door, door_called, door_of
from immo_agencies.boundary.ids import OF_NAMED_MODEL, PARENT_OF_NAMED_MODEL
from immo_agencies.boundary.kinds import kind_called
from tests.immo_agencies.boundary_world import admin_patterns

# Names of Wagtail and its plugins that nobody may open. A new name of theirs must be put on one of
# the two sides: here, or among the doors.
CLOSED = {
    *("wagtailadmin_error_test", "wagtailadmin_api:pages:action", "wagtailadmin_api:pages:find"),
    *("wagtailadmin_api:images:find", "wagtailadmin_api:documents:find"),
    *("wagtailadmin_password_reset_done", "wagtailadmin_password_reset_confirm"),
    *("wagtailadmin_password_reset_complete", "wagtailadmin_pages:convert_alias"),
    "wagtailadmin_pages:choose_parent",
    *("wagtailadmin_pages:type_use", "wagtailadmin_pages:type_use_results"),
    *("wagtailimages:url_generator", "wagtailimages:url_generator_output"),
    *("wagtail_localize:submit_page_translation", "wagtail_localize:submit_snippet_translation"),
    *("wagtail_localize:update_translations", "wagtail_localize:machine_translate"),
    *("wagtail_localize:convert_to_alias", "wagtail_localize:translations_report"),
    *("wagtail_localize:translations_report_results", "wagtail_localize:snippets_api_listing"),
    "wagtail_localize:snippets_api_detail",
}
CLOSED_ROOMS = {
    *("wagtailadmin_collections", "wagtailadmin_workflows", "wagtailadmin_reports"),
    *("wagtailredirects", "wagtailsettings", "wagtailsites"),
    "wagtaillocales",
    *("wagtailusers_users", "wagtailusers_groups"),
}


def _all_doors() -> dict[str, Door]:
    return {
        name: door for ask in hooks.get_hooks("immo_admin_doors") for name, door in ask().items()
    }


def test_every_name_is_open_or_closed_on_purpose() -> None:
    undecided = {
        name
        for _route, name, _arguments in admin_patterns()
        if name and not door_called(name) and name not in CLOSED
        if name.partition(":")[0] not in CLOSED_ROOMS
    }

    assert undecided == set()


def test_nothing_closed_has_a_door() -> None:
    assert [name for name in CLOSED if door_called(name)] == []
    assert [name for name in _all_doors() if name.partition(":")[0] in CLOSED_ROOMS] == []


def test_every_argument_of_an_open_address_is_declared() -> None:
    undeclared = [
        (name, arguments - set(door.path))
        for _route, name, arguments in admin_patterns()
        if name and (door := door_called(name)) and arguments - set(door.path)
    ]

    assert undeclared == []


def test_every_door_stands_before_an_address_and_names_known_kinds() -> None:
    names = {name for _route, name, _arguments in admin_patterns()}
    doors = _all_doors()

    assert set(doors) - names == set()
    for door in doors.values():
        for kinds in (door.path, door.query, door.body):
            for kind in filter(None, kinds.values()):
                if kind.split("|")[0] not in (OF_NAMED_MODEL, PARENT_OF_NAMED_MODEL):
                    kind_called(kind.split("|")[0])


def test_no_name_and_no_kind_is_listed_twice() -> None:
    for question in ("immo_admin_doors", "immo_id_kinds"):
        listed = [name for ask in hooks.get_hooks(question) for name in ask()]
        assert len(listed) == len(set(listed)), question


def test_a_door_that_writes_no_log_says_why() -> None:
    silent = {name for name, door in _all_doors().items() if not (door.log or door.reason)}

    assert silent == set()


@pytest.mark.parametrize("path", ["/admin/test404/", "/admin/nothing/at/all/"])
def test_an_unnamed_address_has_no_door(path: str) -> None:
    assert door_of(resolve(path)) is None


def test_a_name_with_an_unknown_argument_has_no_door() -> None:
    match = resolve("/admin/pages/3/edit/")
    assert door_of(match) is not None
    match.kwargs["another_id"] = 4

    assert door_of(match) is None

"""The rows of the surface table that the boundary closes: a foreign id is answered like an absent
one, status and body; what lists all agencies does not exist."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from immo_agencies.actions import add_member
from immo_agencies.roles import Role
from tests.immo_agencies.boundary_world import ABSENT, browser, masked, open_world, person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    with django_db_blocker.unblock():
        yield from open_world()


@pytest.fixture
def editor(world: Any) -> Client:
    return browser(world.own.editor)


def assert_like_absent(client: Client, own: str, foreign: str, absent: str, **post: Any) -> None:
    """The own address answers; the two others alike, with 404, and without a canary."""
    ask = client.post if post else client.get
    assert ask(own, **post).status_code not in (404, 500)
    answers = [ask(url, **post) for url in (foreign, absent)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert masked(answers[0]) == masked(answers[1])
    assert b"GCANARY" not in answers[0].content


def assert_closed(client: Client, *names: Any) -> None:
    """Each address is answered like one that does not exist."""
    unknown = masked(client.get("/admin/there-is-no-such-thing/"))
    assert unknown[0] == 404
    for name, *arguments in (name if isinstance(name, tuple) else (name,) for name in names):
        assert masked(client.get(reverse(name, args=arguments))) == unknown, name
        assert client.post(reverse(name, args=arguments)).status_code == 404, name


def test_row_02_move_confirm(world: Any, editor: Client) -> None:
    page, name = world.own.page.pk, "wagtailadmin_pages:move_confirm"

    for foreign in (world.foreign.index.pk, world.foreign.page.pk):
        urls = [reverse(name, args=[page, pk]) for pk in (world.own.index.pk, foreign, ABSENT)]
        assert_like_absent(editor, *urls)
        urls = [reverse(name, args=[pk, page]) for pk in (world.own.index.pk, foreign, ABSENT)]
        assert_like_absent(editor, *urls)


def test_row_03_workflow_cancellation_confirm(world: Any, editor: Client) -> None:
    name = "wagtailadmin_pages:confirm_workflow_cancellation"
    ids = (world.own.page.pk, world.foreign.page.pk, ABSENT)

    assert_like_absent(editor, *(reverse(name, args=[pk]) for pk in ids))


def test_row_03_workflow_actions_and_history(world: Any, editor: Client) -> None:
    own, foreign = world.own, world.foreign
    for name in ("workflow_action", "collect_workflow_action_data"):
        cases = ((own, own), (foreign, foreign), (own, foreign))
        own_url, *others = (
            reverse(
                f"wagtailadmin_pages:{name}",
                args=[a.page.pk, "approve", b.task_state.pk],
            )
            for a, b in cases
        )
        absent = reverse(f"wagtailadmin_pages:{name}", args=[own.page.pk, "approve", ABSENT])
        for other in others:
            assert_like_absent(editor, own_url, other, absent)
    states = (own.workflow_state.pk, foreign.workflow_state.pk, ABSENT)
    urls = [
        reverse("wagtailadmin_pages:workflow_history_detail", args=[own.page.pk, pk])
        for pk in states
    ]
    assert_like_absent(editor, *urls)


def test_row_06_page_types_usage(editor: Client) -> None:
    kind = ("immo_pages", "propertypage")
    assert_closed(
        editor,
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:page_types_usage_results",
        ("wagtailadmin_pages:type_use", *kind),
        ("wagtailadmin_pages:type_use_results", *kind),
    )


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_row_11_bulk_actions_by_id(world: Any, editor: Client, action: str) -> None:
    own, foreign = world.own.page.pk, world.foreign.page.pk
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])

    assert_like_absent(editor, *(f"{url}?id={pk}" for pk in (own, foreign, ABSENT)))
    assert_like_absent(editor, *(f"{url}?id={own}&id={pk}" for pk in (own, foreign, ABSENT)))
    for pk in (foreign, ABSENT, "x", "1e9", "-1"):
        assert editor.post(f"{url}?id={pk}").status_code == 404


def test_row_11_bulk_actions_on_everything_listed(world: Any, editor: Client) -> None:
    """Wagtail's "all" is all pages of the installation, or all below any page that is named."""
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    for parent in ("", f"&childOf={world.own.index.pk}", "&childOf=1"):
        answer = editor.get(f"{url}?id=all{parent}")
        assert answer.status_code in (200, 404)
        assert b"GCANARY" not in answer.content
    assert b"Namuroise" in editor.get(f"{url}?id=all&childOf={world.own.index.pk}").content
    parents = (world.own.index.pk, world.foreign.index.pk, ABSENT)
    assert_like_absent(editor, *(f"{url}?id=all&childOf={pk}" for pk in parents))


@pytest.mark.parametrize("kind", ["photo", "document"])
def test_row_11_bulk_actions_on_files(world: Any, editor: Client, kind: str) -> None:
    own, foreign = getattr(world.own, kind), getattr(world.foreign, kind)
    labels = [own._meta.app_label, own._meta.model_name]
    url = reverse("wagtail_bulk_action", args=[*labels, "add_to_collection"])

    assert_like_absent(editor, *(f"{url}?id={pk}" for pk in (own.pk, foreign.pk, ABSENT)))
    folders = (own.collection_id, foreign.collection_id, ABSENT)
    assert_like_absent(editor, *(f"{url}?id=all&childOf={pk}" for pk in folders))


def test_row_11_bulk_actions_on_people(editor: Client) -> None:
    assert_closed(editor, ("wagtail_bulk_action", "users", "user", "delete"))


def test_row_14_users_admin(world: Any, editor: Client) -> None:
    assert_closed(
        editor,
        *("wagtailusers_users:index", "wagtailusers_users:add"),
        ("wagtailusers_users:edit", world.own.editor.pk),
    )


def test_row_15_groups_admin(editor: Client) -> None:
    assert_closed(editor, "wagtailusers_groups:index", ("wagtailusers_groups:edit", 1))


def test_row_16_reports_of_pages(editor: Client) -> None:
    assert_closed(editor, "wagtailadmin_reports:locked_pages", "wagtailadmin_reports:aging_pages")


def test_row_17_site_history(editor: Client) -> None:
    assert_closed(
        editor, "wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results"
    )


def test_row_18_workflow_reports(editor: Client) -> None:
    assert_closed(editor, "wagtailadmin_reports:workflow", "wagtailadmin_reports:workflow_tasks")


def test_row_19_workflows_tasks_and_task_chooser(world: Any, editor: Client) -> None:
    assert_closed(
        editor,
        *("wagtailadmin_workflows:index", "wagtailadmin_workflows:task_index"),
        ("wagtailadmin_workflows:edit", 1),
        ("wagtailadmin_workflows:usage", 1),
        ("wagtailadmin_workflows:remove", world.own.page.pk),
        "wagtailadmin_workflows:task_chooser",
        "wagtailadmin_workflows:task_chooser_results",
        ("wagtailadmin_workflows:task_chosen", 1),
    )


def test_row_22_stock_redirects(editor: Client) -> None:
    assert_closed(editor, "wagtailredirects:index", "wagtailredirects:start_import")


def test_row_26_sites_and_locales(world: Any, editor: Client) -> None:
    assert_closed(
        editor,
        *("wagtailsites:index", "wagtaillocales:index"),
        ("wagtailsites:edit", world.own.site.pk),
        ("wagtaillocales:edit", 1),
    )


def test_row_27_localize_submit(world: Any, editor: Client) -> None:
    assert_closed(
        editor,
        ("wagtail_localize:submit_page_translation", world.own.page.pk),
        ("wagtail_localize:submit_snippet_translation", "wagtailcore", "page", world.own.page.pk),
    )


def test_row_28_localize_api_of_snippets(editor: Client) -> None:
    assert_closed(
        editor,
        ("wagtail_localize:snippets_api_listing", "immo_agencies", "agency"),
        ("wagtail_localize:snippets_api_detail", "immo_agencies", "agency", "1"),
    )


def test_row_29_localize_report_and_update(editor: Client) -> None:
    assert_closed(
        editor,
        *("wagtail_localize:translations_report", "wagtail_localize:translations_report_results"),
        ("wagtail_localize:update_translations", 1),
    )


@pytest.mark.parametrize("kind", ["images", "documents", "pages"])
def test_row_30_and_31_admin_api(world: Any, editor: Client, kind: str) -> None:
    named = {"images": "photo", "documents": "document", "pages": "page"}[kind]
    ids = (getattr(world.own, named).pk, getattr(world.foreign, named).pk, ABSENT)

    assert_like_absent(
        editor, *(reverse(f"wagtailadmin_api:{kind}:detail", args=[pk]) for pk in ids)
    )
    listing = editor.get(reverse(f"wagtailadmin_api:{kind}:listing"))
    assert listing.status_code == 200
    assert b"GCANARY" not in listing.content


def test_row_30_parents_in_the_query_of_the_admin_api(world: Any, editor: Client) -> None:
    url = reverse("wagtailadmin_api:pages:listing")
    for name in ("child_of", "descendant_of", "ancestor_of", "translation_of"):
        ids = (world.own.index.pk, world.foreign.index.pk, ABSENT)
        assert_like_absent(editor, *(f"{url}?{name}={pk}" for pk in ids))


def test_row_34_and_35_api_v3_and_its_documentation(editor: Client) -> None:
    for path in ("/api/v3/", "/api/v3/docs", "/api/v3/openapi.json", "/api/v2/docs/"):
        assert editor.get(path).status_code == 404, path


def test_row_40_previews_and_versions(world: Any, editor: Client) -> None:
    own, foreign = world.own, world.foreign
    for view in ("view_draft", "edit", "history", "revisions_index", "usage", "preview_on_edit"):
        ids = (own.page.pk, foreign.page.pk, ABSENT)
        name = f"wagtailadmin_pages:{view}"
        assert_like_absent(editor, *(reverse(name, args=[pk]) for pk in ids))
    for view in ("revisions_view", "revisions_revert", "revisions_unschedule"):
        ids = (own.revision.pk, foreign.revision.pk, ABSENT)
        name = f"wagtailadmin_pages:{view}"
        assert_like_absent(editor, *(reverse(name, args=[own.page.pk, pk]) for pk in ids))
    ids = (own.revision.pk, foreign.revision.pk, ABSENT)
    urls = [
        reverse("wagtailadmin_pages:revisions_compare", args=[own.page.pk, "earliest", pk])
        for pk in ids
    ]
    assert_like_absent(editor, *urls)


def test_row_43_move_and_copy_of_a_person_of_two_agencies(world: Any) -> None:
    user = person(world.own.agency, "editor")
    add_member(world.foreign.agency, user, role=Role.EDITOR)
    client, page = browser(user), world.own.page
    client.post(reverse("immo_agencies_switch"), {"agency": world.own.agency.pk})
    copy = reverse("wagtailadmin_pages:copy", args=[page.pk])
    move = reverse("wagtailadmin_pages:move", args=[page.pk])
    confirm = [
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, pk])
        for pk in (world.foreign.index.pk, ABSENT)
    ]
    form = {"new_title": "x", "new_slug": "x"}

    for url in (copy, move):
        answers = [
            client.post(url, form | {"new_parent_page": pk})
            for pk in (world.foreign.index.pk, ABSENT)
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert masked(answers[0]) == masked(answers[1])
    assert [client.post(url).status_code for url in confirm] == [404, 404]
    page.refresh_from_db()
    assert page.get_parent().pk == world.own.index.pk
    assert world.foreign.index.get_children().count() == 1


def test_row_45_flash_messages(world: Any, editor: Client) -> None:
    """Views that answer a page id with a message and a redirect told the title of any page."""
    for name in ("wagtailadmin_pages:convert_alias", "wagtail_localize:convert_to_alias"):
        editor.get(reverse(name, args=[world.foreign.page.pk]))
        editor.post(reverse(name, args=[world.foreign.page.pk]))
    for view in ("unlock", "lock", "unpublish", "delete"):
        editor.post(reverse(f"wagtailadmin_pages:{view}", args=[world.foreign.page.pk]))

    assert b"GCANARY" not in editor.get(reverse("wagtailadmin_home")).content


def test_files_by_id(world: Any, editor: Client) -> None:
    cases = {
        "wagtailimages:edit": "photo",
        "wagtailimages:delete": "photo",
        "wagtailimages:image_usage": "photo",
        "wagtailimages_chooser:chosen": "photo",
        "wagtailimages_chooser:select_format": "photo",
        "wagtaildocs:edit": "document",
        "wagtaildocs:delete": "document",
        "wagtaildocs:document_usage": "document",
        "wagtaildocs_chooser:chosen": "document",
    }
    for name, kind in cases.items():
        ids = (getattr(world.own, kind).pk, getattr(world.foreign, kind).pk, ABSENT)
        assert_like_absent(editor, *(reverse(name, args=[pk]) for pk in ids))


def test_an_upload_that_waits_belongs_to_who_sent_it(world: Any) -> None:
    name = "wagtailimages:delete_upload_multiple"
    client = browser(world.own.editor)

    for pk in (world.foreign.upload.pk, ABSENT):
        assert client.post(reverse(name, args=[pk])).status_code == 404
    assert client.post(reverse(name, args=[world.own.upload.pk])).status_code == 200


def test_ids_in_a_json_body(world: Any, editor: Client) -> None:
    url = reverse("wagtailadmin_pages:copy", args=[world.own.page.pk])

    def ask(parent: Any) -> Any:
        body = json.dumps({"new_parent_page": parent})
        return editor.post(url, body, content_type="application/json")

    answers = [ask(pk) for pk in (world.foreign.index.pk, ABSENT, "x", {"a": 1}, True, 10**30)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({masked(answer) for answer in answers}) == 1


def test_the_editing_session_of_a_foreign_page(world: Any, editor: Client) -> None:
    own, foreign = world.own, world.foreign

    def ping(page: Any, revision: Any, model: str = "propertypage") -> Any:
        arguments = ["immo_pages", model, page, 0]
        url = reverse("wagtailadmin_editing_sessions:ping", args=arguments)
        return editor.post(url, {"revision_id": revision})

    assert ping(own.page.pk, own.revision.pk).status_code == 200
    refused = [
        ping(foreign.page.pk, foreign.revision.pk),
        ping(own.page.pk, foreign.revision.pk),
        ping(own.page.pk, ABSENT),
        ping(ABSENT, own.revision.pk),
        ping(own.page.pk, own.revision.pk, "agent"),
        ping(own.page.pk, own.revision.pk, "nothing"),
        ping("x", own.revision.pk),
    ]
    assert {answer.status_code for answer in refused} == {404}
    assert len({masked(answer) for answer in refused}) == 1


def test_the_privacy_of_a_page_names_no_groups(world: Any, editor: Client) -> None:
    name = "wagtailadmin_pages:set_privacy"
    ids = (world.own.page.pk, world.foreign.page.pk, ABSENT)
    assert_like_absent(editor, *(reverse(name, args=[pk]) for pk in ids))

    form = editor.get(reverse(name, args=[world.own.page.pk])).json()["html"]

    assert f"agency {world.foreign.agency.pk}" not in form
    assert 'value="login"' not in form
    assert 'value="password"' in form


def test_half_a_form_is_answered_kindly(world: Any, editor: Client) -> None:
    answer = editor.post(reverse("wagtailadmin_pages:edit", args=[world.own.page.pk]), {})
    assert answer.status_code == 400
    copy = reverse("wagtailadmin_pages:copy", args=[world.own.page.pk])

    for form in ({}, {"new_parent_page": "", "new_title": "x", "new_slug": "x"}):
        answer = editor.post(copy, form)
        assert answer.status_code == 200
        assert "new_parent_page" in answer.context["form"].errors

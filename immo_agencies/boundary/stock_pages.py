"""Doors of Wagtail's screens about pages. An operator outside every agency meets there the
platform's own pages only."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door, Who

_WHO = Who.COMPOSERS | Who.OPERATORS
_PAGE: dict[str, str | None] = {"page_id": "page"}
_PARENT: dict[str, str | None] = {"parent_page_id": "page"}
_EXPLORED = {"parent_page_id": "explored_page"}
_KIND_OF_PAGE: dict[str, str | None] = {
    "content_type_app_name": None,
    "content_type_model_name": None,
}
_MOVED = {"page_to_move_id": "page"}
_REVISION = _PAGE | {"revision_id": "revision"}
_TASK = _PAGE | {"action_name": None, "task_state_id": "task_state"}
_PREVIEW = "keeps what is typed in the session, for the preview"
_CHOOSER = {"parent_page_id": "explored_page", "id": "page", "target_pages[]": "page"}
_LINK = "gives a link to the editor; the page is saved elsewhere"
_API_FILTERS = {
    "child_of": "explored_page|root",
    "descendant_of": "explored_page|root",
    "ancestor_of": "page",
    "translation_of": "page|root",
}


def _door(path: Mapping[str, str | None] | None = None, **more: object) -> Door:
    return Door(path=path or {}, who=_WHO, **more)  # type: ignore[arg-type]


_EXPLORER: Mapping[str, Door] = {
    "wagtailadmin_explore_root": _door(),
    "wagtailadmin_explore": _door(_EXPLORED),
    "wagtailadmin_explore_results": _door(_EXPLORED),
    "wagtailadmin_pages:search": _door(),
    "wagtailadmin_pages:search_results": _door(),
    "wagtail_bulk_action": _door(
        {"app_label": None, "model_name": None, "action": None},
        query={"id": "of_named_model|all", "childOf": "parent_of_named_model"},
        body={"chosen_parent": "page", "collection": "collection"},
    ),
    "wagtailadmin_api:pages:listing": _door(query=_API_FILTERS),
    "wagtailadmin_api:pages:detail": _door({"pk": "explored_page"}),
}

_EDITOR: Mapping[str, Door] = {
    "wagtailadmin_pages:add_subpage": _door(_PARENT),
    "wagtailadmin_pages:add": _door(_KIND_OF_PAGE | _PARENT),
    "wagtailadmin_pages:preview_on_add": _door(
        _KIND_OF_PAGE | _PARENT, log=False, even_read_only=True, reason=_PREVIEW
    ),
    "wagtailadmin_pages:edit": _door(_PAGE),
    "wagtailadmin_pages:preview_on_edit": _door(
        _PAGE, log=False, even_read_only=True, reason=_PREVIEW
    ),
    "wagtailadmin_pages:view_draft": _door(_PAGE),
    "wagtailadmin_pages:delete": _door(_PAGE),
    "wagtailadmin_pages:unpublish": _door(_PAGE),
    "wagtailadmin_pages:move": _door(_MOVED, body={"new_parent_page": "page"}),
    "wagtailadmin_pages:move_confirm": _door(_MOVED | {"destination_id": "page"}),
    "wagtailadmin_pages:set_page_position": _door(_MOVED),
    "wagtailadmin_pages:copy": _door(_PAGE, body={"new_parent_page": "page"}),
    "wagtailadmin_pages:set_privacy": _door(_PAGE),
    "wagtailadmin_pages:lock": _door(_PAGE),
    "wagtailadmin_pages:unlock": _door(_PAGE),
    "wagtailadmin_pages:usage": _door(_PAGE),
}

_PAST: Mapping[str, Door] = {
    "wagtailadmin_pages:history": _door(_PAGE),
    "wagtailadmin_pages:history_results": _door(_PAGE),
    "wagtailadmin_pages:revisions_index": _door(_PAGE),
    "wagtailadmin_pages:revisions_view": _door(_REVISION),
    "wagtailadmin_pages:revisions_revert": _door(_REVISION),
    "wagtailadmin_pages:revisions_unschedule": _door(_REVISION),
    "wagtailadmin_pages:revisions_compare": _door(
        {
            "pk": "page",
            "revision_id_a": "revision|live|earliest",
            "revision_id_b": "revision|live|latest",
        }
    ),
    "wagtailadmin_pages:workflow_history": _door(_PAGE),
    "wagtailadmin_pages:workflow_history_detail": _door(
        _PAGE | {"workflow_state_id": "workflow_state"}
    ),
}

_APPROVAL: Mapping[str, Door] = {
    "wagtailadmin_pages:workflow_action": _door(_TASK),
    "wagtailadmin_pages:collect_workflow_action_data": _door(
        _TASK, log=False, reason="asks for the comment; the editor then performs the action"
    ),
    "wagtailadmin_pages:confirm_workflow_cancellation": _door(_PAGE),
    # The one task is shared by all agencies and says nothing of any.
    "wagtailadmin_pages:workflow_preview": _door(_PAGE | {"task_id": None}),
}

_CHOOSERS: Mapping[str, Door] = {
    "wagtailadmin_choose_page": _door(query=_CHOOSER),
    "wagtailadmin_choose_page_child": _door(_EXPLORED, query=_CHOOSER),
    "wagtailadmin_choose_page_search": _door(query=_CHOOSER),
    "wagtailadmin_choose_page_chosen_multiple": _door(query={"id": "page"}),
    "wagtailadmin_choose_page_external_link": _door(query=_CHOOSER, log=False, reason=_LINK),
    "wagtailadmin_choose_page_email_link": _door(query=_CHOOSER, log=False, reason=_LINK),
    "wagtailadmin_choose_page_phone_link": _door(query=_CHOOSER, log=False, reason=_LINK),
    "wagtailadmin_choose_page_anchor_link": _door(query=_CHOOSER, log=False, reason=_LINK),
}

PAGES: Mapping[str, Door] = {**_EXPLORER, **_EDITOR, **_PAST, **_APPROVAL, **_CHOOSERS}

"""The names of Wagtail's own admin that are open. What is not here is closed, for everybody.

Closed on purpose, because they list or change what belongs to all agencies: users, groups, sites,
locales, workflows and tasks, collections, reports, redirects (we have our own), settings, lists of
pages by type and its choice of a parent, and "find".
"""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door, Who
from immo_agencies.boundary.stock_files import FILES
from immo_agencies.boundary.stock_pages import PAGES
from immo_agencies.boundary.stock_translating import TRANSLATING

_INSIDE = Who.MEMBERS | Who.OPERATORS
_PAGE_EDITORS = Who.COMPOSERS | Who.OPERATORS

_AROUND: Mapping[str, Door] = {
    "wagtailadmin_home": Door(who=_INSIDE),
    "wagtailadmin_account": Door(
        who=_INSIDE, even_read_only=True, reason="the person's own name and language"
    ),
    "wagtailadmin_logout": Door(
        who=Who.SIGNED_IN, log=False, even_read_only=True, reason="leaves; changes nothing"
    ),
    "wagtailadmin_login": Door(who=Who.SIGNED_IN, log=False, reason="leads to the one door"),
    "wagtailadmin_password_reset": Door(
        who=Who.SIGNED_IN, log=False, reason="leads to the one door"
    ),
    "wagtailadmin_sprite": Door(who=Who.SIGNED_IN),
    "wagtailadmin_javascript_catalog": Door(who=Who.SIGNED_IN),
    "wagtailadmin_dismissibles": Door(
        who=_INSIDE, log=False, even_read_only=True, reason="a hint the person closed for herself"
    ),
    # Our views: tags of the active agency only.
    "wagtailadmin_tag_autocomplete": Door(who=Who.LIBRARIANS),
    "wagtailadmin_tag_model_autocomplete": Door(
        path={"app_name": None, "model_name": None}, who=Who.LIBRARIANS
    ),
    "wagtailadmin_block_preview": Door(who=_PAGE_EDITORS),
    "wagtailembeds:chooser": Door(who=_PAGE_EDITORS),
    "wagtailembeds:chooser_upload": Door(
        who=_PAGE_EDITORS, log=False, reason="looks an address up; the page is saved elsewhere"
    ),
}

_EDITING_SESSIONS: Mapping[str, Door] = {
    "wagtailadmin_editing_sessions:ping": Door(
        path={
            "app_label": None,
            "model_name": None,
            "object_id": "of_named_model",
            # Looked for among the person's own; an unknown one starts a new session.
            "session_id": None,
        },
        body={"revision_id": "revision"},
        who=_PAGE_EDITORS,
        log=False,
        even_read_only=True,
        reason="says that the editor is open",
    ),
    "wagtailadmin_editing_sessions:release": Door(
        # Deletes among the person's own only, and answers the same for every id.
        path={"session_id": None},
        who=_PAGE_EDITORS,
        log=False,
        even_read_only=True,
        reason="says that the editor is closed",
    ),
}

STOCK: Mapping[str, Door] = {
    **_AROUND,
    **_EDITING_SESSIONS,
    **PAGES,
    **FILES,
    **TRANSLATING,
}

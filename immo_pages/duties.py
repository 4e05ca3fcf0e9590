"""What each role may do with properties; ``docs/reference/permissions.md`` is generated from it."""

from collections.abc import Mapping
from enum import StrEnum

from immo_agencies.roles import AnyRole, Role, Visitor
from immo_pages.extension_points import PageAction

_READ = frozenset({PageAction.VIEW_PROPERTY})
_PHOTOGRAPH = _READ | {
    PageAction.ARRANGE_PHOTOS,
    PageAction.DOWNLOAD_ORIGINALS,
    PageAction.UPLOAD_FILE,
}
_WRITE = _READ | {PageAction.EDIT_TEXT, PageAction.SUBMIT_PROPERTY}
_LEGAL = _READ | {
    PageAction.COMPLETE_LEGAL_FILE,
    PageAction.READ_DOCUMENTS,
    PageAction.UPLOAD_FILE,
}
_COMPOSE = (
    _PHOTOGRAPH
    | _WRITE
    | _LEGAL
    | {PageAction.COMPOSE_PROPERTY, PageAction.EDIT_PRICE, PageAction.DELETE_PROPERTY}
    | {PageAction.SHARE_PREVIEW, PageAction.QUICK_CHANGE}
)
_LIBRARY = frozenset({PageAction.MANAGE_AGENTS, PageAction.MANAGE_TEMPLATES})
# Before its 30 days in the trash are over.
_FOR_EVER = frozenset({PageAction.DESTROY_PROPERTY})

DUTIES: Mapping[AnyRole, frozenset[StrEnum]] = {
    Role.MANAGER: frozenset(PageAction),
    Role.ADMINISTRATOR: frozenset(PageAction) - _FOR_EVER,
    Role.EDITOR: frozenset(PageAction) - _FOR_EVER,
    Role.MARKETER: _COMPOSE | _LIBRARY,
    Role.AGENT: _COMPOSE - {PageAction.DELETE_PROPERTY},
    Role.COPYWRITER: _WRITE,
    Role.PHOTOGRAPHER: _PHOTOGRAPH,
    Role.NOTARY: _LEGAL,
    Role.VIEWER: _READ,
    # Support sees and helps to compose; it never publishes, deletes, reads private documents or
    # shows a draft outside the agency.
    Visitor.SUPPORT: (_COMPOSE | _LIBRARY)
    - {PageAction.DELETE_PROPERTY, PageAction.READ_DOCUMENTS, PageAction.DOWNLOAD_ORIGINALS}
    - {PageAction.SHARE_PREVIEW, PageAction.QUICK_CHANGE},
    Visitor.BREAK_GLASS: frozenset(PageAction),
}

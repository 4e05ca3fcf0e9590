"""What each role may do with properties; ``docs/reference/permissions.md`` is generated from it."""

from collections.abc import Mapping
from enum import StrEnum

from immo_agencies.roles import AnyRole, Role, Visitor
from immo_pages.extension_points import PageAction

_READ = frozenset({PageAction.VIEW_PROPERTY})
_PHOTOGRAPH = _READ | {PageAction.ARRANGE_PHOTOS, PageAction.DOWNLOAD_ORIGINALS}
_WRITE = _READ | {PageAction.EDIT_TEXT, PageAction.SUBMIT_PROPERTY}
_LEGAL = _READ | {PageAction.COMPLETE_LEGAL_FILE, PageAction.READ_DOCUMENTS}
_COMPOSE = (
    _PHOTOGRAPH
    | _WRITE
    | _LEGAL
    | {PageAction.COMPOSE_PROPERTY, PageAction.EDIT_PRICE, PageAction.DELETE_PROPERTY}
)
_LIBRARY = frozenset({PageAction.MANAGE_AGENTS})

DUTIES: Mapping[AnyRole, frozenset[StrEnum]] = {
    Role.MANAGER: frozenset(PageAction),
    Role.ADMINISTRATOR: frozenset(PageAction),
    Role.EDITOR: frozenset(PageAction),
    Role.MARKETER: _COMPOSE | _LIBRARY,
    Role.AGENT: _COMPOSE - {PageAction.DELETE_PROPERTY},
    Role.COPYWRITER: _WRITE,
    Role.PHOTOGRAPHER: _PHOTOGRAPH,
    Role.NOTARY: _LEGAL,
    Role.VIEWER: _READ,
    # Support sees and helps to compose; it never publishes, deletes or reads private documents.
    Visitor.SUPPORT: (_COMPOSE | _LIBRARY)
    - {PageAction.DELETE_PROPERTY, PageAction.READ_DOCUMENTS, PageAction.DOWNLOAD_ORIGINALS},
    Visitor.BREAK_GLASS: frozenset(PageAction),
}

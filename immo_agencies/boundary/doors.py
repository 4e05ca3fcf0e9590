"""Doors: the URL names of the admin that may be opened, and the ids each of them takes.

What is not listed does not exist for anybody (404). A room adds its own by the hook
``immo_admin_doors``; Wagtail's own are in ``boundary.stock``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Who(Enum):
    """For whom a door opens; what she may do behind it is asked there."""

    MEMBERS = "people with a way into an agency"
    COMPOSERS = "the same, when their role edits pages or files in Wagtail's own screens"
    OPERATORS = "operators, without any agency"
    SIGNED_IN = "everybody who is signed in"


@dataclass(frozen=True)
class Door:
    """One URL name.

    ``path``, ``query``, ``body``: parameter -> kind of id (``boundary.kinds``); None says that
    the parameter is no id. Every path parameter must be named. ``body`` names form fields. A value
    may be a list; one foreign or absent id in it and the whole request is answered 404.
    ``log``: False when an unsafe request writes no row in the agency's log; say why in ``reason``.
    """

    path: Mapping[str, str | None] = field(default_factory=dict)
    query: Mapping[str, str | None] = field(default_factory=dict)
    body: Mapping[str, str | None] = field(default_factory=dict)
    who: Who = Who.MEMBERS
    log: bool = True
    reason: str = ""

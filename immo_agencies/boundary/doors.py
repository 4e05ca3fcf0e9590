"""Doors: the URL names of the admin that may be opened, and the ids each of them takes.

What is not listed does not exist for anybody (404). A room adds its own by the hook
``immo_admin_doors``; Wagtail's own are in ``boundary.stock``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Flag, auto

from django.urls import ResolverMatch
from wagtail import hooks


class Who(Flag):
    """For whom a door opens; what she may do behind it is asked there. Add them with ``|``.

    ``MEMBERS``: people with a way into an agency. ``COMPOSERS``: the same, when their role edits
    pages or files in Wagtail's own screens. ``AUTHORS``: the same, when it adds pages.
    ``LIBRARIANS``: the same, when it adds or edits files.
    ``OPERATORS``: who runs the installation, without any agency. ``SIGNED_IN``: everybody who is
    signed in.
    """

    MEMBERS = auto()
    COMPOSERS = auto()
    AUTHORS = auto()
    LIBRARIANS = auto()
    OPERATORS = auto()
    SIGNED_IN = auto()


@dataclass(frozen=True)
class Door:
    """One URL name.

    ``path``, ``query``, ``body``: parameter -> kind of id (``boundary.kinds``); None says that
    the parameter is no id. Every path parameter must be named. ``body`` names form fields, or the
    keys of a JSON object, that the view uses as they come; a form that looks its choices up among
    the agency's own needs none, and tells the person what is wrong. A value may be a list; one
    foreign or absent id in it and the whole request is answered 404. Values that are no ids stand
    behind the kind: ``"revision|live"``.
    ``log``: False when an unsafe request writes no row in the agency's log; say why in ``reason``.
    ``even_read_only``: open for unsafe requests to who may only read; say why in ``reason``.
    """

    path: Mapping[str, str | None] = field(default_factory=dict)
    query: Mapping[str, str | None] = field(default_factory=dict)
    body: Mapping[str, str | None] = field(default_factory=dict)
    who: Who = Who.MEMBERS
    log: bool = True
    even_read_only: bool = False
    reason: str = ""


def door_called(name: str) -> Door | None:
    """The door of the full URL name, or None when it is closed.

    Hook ``immo_admin_doors() -> Mapping[str, Door]``: every room lists the names it opens. A name
    that two rooms list keeps the first door, Wagtail's own before ours.
    """
    for answer in hooks.get_hooks("immo_admin_doors"):
        if door := answer().get(name):
            return door
    return None


def door_of(match: ResolverMatch | None) -> Door | None:
    """The door of a resolved address; an unnamed address, or one with an unknown argument, has
    none."""
    if match is None or not match.url_name or match.args:
        return None
    door = door_called(match.view_name)
    return door if door and set(match.kwargs) <= set(door.path) else None

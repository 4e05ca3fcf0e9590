"""Which ids a request carries, by its door: in the address, behind the "?", in what is sent."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest

from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import NotThere, kind_of_model

# Kinds that the address itself decides by naming a model.
OF_NAMED_MODEL = "of_named_model"
PARENT_OF_NAMED_MODEL = "parent_of_named_model"
_PARENTS = {"page": "explored_page", "image": "collection", "document": "collection"}
_MODEL_ARGUMENTS = ("app_label", "model_name")


def ids_of(request: HttpRequest, door: Door, arguments: Mapping[str, Any]) -> dict[str, set[str]]:
    """Kind -> ids that ``request`` names; raises NotThere for what cannot name anything."""
    wanted: dict[str, set[str]] = {}
    if any(OF_NAMED_MODEL in (kind or "") for kind in (*door.path.values(), *door.query.values())):
        _kind(OF_NAMED_MODEL, arguments)  # a model nobody may name is absent, with ids or without
    for kind_and_words, value in _named(request, door, arguments):
        kind, *words = kind_and_words.split("|")
        if value not in words:
            wanted.setdefault(_kind(kind, arguments), set()).add(value)
    return wanted


def object_named(door: Door, arguments: Mapping[str, Any]) -> tuple[str, str] | None:
    """Kind and id of what the address is about: the first id in it."""
    for name, kind in door.path.items():
        if kind and name in arguments:
            return _kind(kind.split("|")[0], arguments), str(arguments[name])
    return None


def _named(
    request: HttpRequest, door: Door, arguments: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    for name, kind in door.path.items():
        if kind and name in arguments:
            yield kind, str(arguments[name])
    for name, kind in door.query.items():
        for value in request.GET.getlist(name) if kind else ():
            if value:
                yield kind, value  # type: ignore[misc]
    if request.method in ("POST", "PUT", "PATCH", "DELETE") and any(door.body.values()):
        yield from _in_body(request, door)


def _in_body(request: HttpRequest, door: Door) -> Iterator[tuple[str, str]]:
    sent = _json(request) if request.content_type == "application/json" else None
    for name, kind in door.body.items():
        values = request.POST.getlist(name) if sent is None else _as_list(sent.get(name))
        for value in values if kind else ():
            if value not in ("", None):
                yield kind, _text(value)  # type: ignore[misc]


def _json(request: HttpRequest) -> dict[str, Any]:
    """The object that was sent; what is none holds no ids, and the view refuses it."""
    try:
        sent = json.loads(request.body)
    except (ValueError, UnicodeDecodeError):
        return {}
    return sent if isinstance(sent, dict) else {}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise NotThere
    return str(value)


def _kind(kind: str, arguments: Mapping[str, Any]) -> str:
    if kind not in (OF_NAMED_MODEL, PARENT_OF_NAMED_MODEL):
        return kind
    named = kind_of_model(*(str(arguments[name]) for name in _MODEL_ARGUMENTS))
    return named if kind == OF_NAMED_MODEL else _PARENTS[named]

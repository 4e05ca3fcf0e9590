"""Kinds of ids: how the rows behind them are found, and whether the asking person may know them.

One query a kind and request, however many ids. A foreign id is answered like an absent one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from wagtail import hooks

Wanted = Mapping[str, set[str]]
Found = dict[tuple[str, Any], Model]


class NotThere(Exception):
    """An id is foreign, absent or malformed; who asks is not told which."""


@dataclass(frozen=True)
class Kind:
    """One kind of id.

    ``rows``: what the signed-in person may know of; rows of a kind that ``leads_to`` another are
    not narrowed, the kind and id they lead to decide. ``named``: an address may name the model
    itself (``app_label``, ``model_name``).
    """

    rows: Callable[[HttpRequest], QuerySet[Any]]
    leads_to: Callable[[Any], tuple[str, Any]] | None = None
    named: type[Model] | None = None


def kind_called(name: str) -> Kind:
    """The kind ``name``; raises LookupError when no room knows it.

    Hook ``immo_id_kinds() -> Mapping[str, Kind]``: a room adds the kinds its doors take.
    """
    for answer in hooks.get_hooks("immo_id_kinds"):
        if kind := answer().get(name):
            return kind
    raise LookupError(f"No room knows the kind of id {name!r}.")


def kind_of_model(app_label: str, model_name: str) -> str:
    """Name of the kind whose ids belong to a model; raises NotThere for any other model."""
    try:
        model = apps.get_model(app_label, model_name)
    except (LookupError, ValueError) as error:
        raise NotThere from error
    for answer in hooks.get_hooks("immo_id_kinds"):
        for name, kind in answer().items():
            if kind.named and issubclass(model, kind.named):
                return name
    raise NotThere


def resolve(request: HttpRequest, wanted: Wanted) -> Found:
    """The rows behind ``wanted`` (kind -> ids as text); raises NotThere unless all are own."""
    found: Found = {}
    waiting = {name: set(ids) for name, ids in wanted.items()}
    while waiting:
        # Those that lead elsewhere first: what they lead to is then asked once, with the rest.
        name = min(waiting, key=lambda name: kind_called(name).leads_to is None)
        kind, ids = kind_called(name), waiting.pop(name)
        for key, row in _rows(request, kind, ids).items():
            found[name, key] = row
            if kind.leads_to:
                target, target_id = kind.leads_to(row)
                waiting.setdefault(target, set()).add(str(target_id))
    return found


def _rows(request: HttpRequest, kind: Kind, ids: set[str]) -> Mapping[Any, Model]:
    queryset = kind.rows(request)
    keys = {_key(queryset.model, text) for text in ids}
    found = {row.pk: row for row in queryset.filter(pk__in=keys)}
    if keys - found.keys():
        raise NotThere
    return found


def _key(model: type[Model], text: str) -> Any:
    """``text`` as a key of the model; raises NotThere for what no row can have."""
    field = model._meta.pk
    try:
        key = field.to_python(text)
        field.run_validators(key)
    except ValidationError as error:
        raise NotThere from error
    return key

"""Titles behind the ids of the log: of rows the reader may see, when the log is shown."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from wagtail.models import Page

from immo_agencies.access import Access
from immo_agencies.log.people import People, person_name
from immo_agencies.models import Agency, AuditEvent, Invitation, Membership, SupportSession
from immo_agencies.references import owner_column
from immo_agencies.tenancy import owned_by

Titles = Mapping[tuple[str, str], str]

# What names a row, where ``str`` says too much or would cost a query a row.
_NAMES: Mapping[type[Model], tuple[tuple[str, ...], Callable[[Any], str]]] = {
    Membership: (("user",), lambda row: person_name(row.user)),
    Invitation: ((), lambda row: row.email),
    SupportSession: ((), lambda row: row.get_kind_display()),
    Page: ((), lambda row: row.get_admin_display_title()),
}


def model_called(object_type: str) -> type[Model] | None:
    """The model behind a stored type; None when its room is not installed any more."""
    try:
        return apps.get_model(object_type)
    except (LookupError, ValueError):
        return None


def has_title(object_type: str) -> bool:
    """Whether rows of the type can be shown by name: somebody owns them, or they are people."""
    model = model_called(object_type)
    if model is None:
        return False
    return model is get_user_model() or owner_column(model) is not None


def kind_name(object_type: str) -> str:
    """What sort of thing the type is, in words."""
    model = model_called(object_type)
    return capfirst(str(model._meta.verbose_name)) if model else object_type


def field_name(object_type: str, name: str) -> str:
    """What a changed field is called on the screens."""
    model = model_called(object_type)
    found = {field.name: field for field in model._meta.get_fields()} if model else {}
    words = getattr(found.get(name), "verbose_name", name)
    return capfirst(str(words).replace("_", " "))


def titles_of(events: Iterable[AuditEvent], access: Access, people: People) -> Titles:
    """(type, id) -> title of what ``access`` may see of ``events``: one query a type.

    What is missing from the answer is deleted, or not for the eyes of the reader.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.object_type and event.object_id:
            keys[event.object_type].add(event.object_id)
    return {
        (object_type, key): title
        for object_type, wanted in keys.items()
        for key, title in _titles(object_type, wanted, access, people)
    }


def _titles(
    object_type: str, keys: set[str], access: Access, people: People
) -> Iterable[tuple[str, str]]:
    model = model_called(object_type)
    if model is None:
        return []
    if model is get_user_model():
        return [(str(pk), name) for pk, name in people.members.items() if str(pk) in keys]
    if model is Agency:
        return (
            [(str(access.agency.pk), access.agency.name)] if str(access.agency.pk) in keys else []
        )
    related, name = next(
        (named for kind, named in _NAMES.items() if issubclass(model, kind)), ((), str)
    )
    rows = _own_rows(model, keys, access.agency)
    rows = rows.select_related(*related) if related else rows
    return [(str(row.pk), name(row)) for row in rows if access.covers(row)]


def _own_rows(model: type[Model], keys: set[str], agency: Agency) -> QuerySet[Any]:
    """Rows of ``agency``; none of a kind that belongs to nobody."""
    # Pages as pages: their kind is read from the content type, their columns are not needed.
    model = Page if issubclass(model, Page) else model
    # Without the scope of django-scopes, which is closed when a table is being downloaded.
    rows = model._base_manager.filter(pk__in=[key for key in keys if _can_be_key(model, key)])
    try:
        return owned_by(agency, rows)
    except TypeError:
        return rows.none()


def _can_be_key(model: type[Model], key: str) -> bool:
    column = model._meta.pk
    try:
        column.run_validators(column.to_python(key))
    except ValidationError:
        return False
    return True

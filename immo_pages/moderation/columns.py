"""Changes of columns: facts, price, status, texts, dates of publication."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.fields import StreamField

from immo_pages.copywriting import TEXT_COLUMNS
from immo_pages.moderation.change import Change, Kind, Theme, kind_of
from immo_pages.moderation.wording import column_text

_TECHNICAL = frozenset(
    {"path", "depth", "numchild", "content_type", "owner", "external_ids", "show_in_menus"}
)
_PRICE = frozenset({"price", "price_display", "rent_monthly", "charges_monthly", "deposit"})
_STATUS = frozenset({"status", "transaction", "available_from", "availability"})


def compared_fields(model: type[models.Model]) -> list[Any]:
    """Columns of ``model`` that people fill in, in the order of the model."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.editable
        and not field.primary_key
        and field.name not in _TECHNICAL
        and not isinstance(field, StreamField)
        and not getattr(field.remote_field, "parent_link", False)
    ]


def column_changes(before: Any, after: Any) -> Iterator[Change]:
    """One change a column whose words differ."""
    for field in compared_fields(type(after)):
        if field.value_from_object(before) == field.value_from_object(after):
            continue
        old, new = column_text(field, before), column_text(field, after)
        if old != new:
            yield _change(field, old, new)


def _change(field: Any, old: str, new: str) -> Change:
    is_text = _is_text(field)
    return Change(
        theme=_theme(field.name, is_text),
        # A fact that was blank is told like any other change: "Price: nothing becomes ...".
        kind=kind_of(old, new) if is_text else Kind.CHANGED,
        code=field.name,
        label=str(field.verbose_name),
        before=old,
        after=new,
        path=field.name,
        is_text=is_text,
    )


def _is_text(field: Any) -> bool:
    return isinstance(field, models.TextField) or field.name in TEXT_COLUMNS


def _theme(name: str, is_text: bool) -> Theme:
    if name in _PRICE:
        return Theme.PRICE
    if name in _STATUS:
        return Theme.STATUS
    return Theme.TEXTS if is_text else Theme.FACTS

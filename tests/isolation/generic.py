"""A row of any model, every text of it a canary: new models need a factory only if this fails."""

import datetime
import decimal
import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from tests.isolation import canaries, exempt


class NoFactory(LookupError):
    """A column that cannot be filled without knowing the model."""


def make(model: Any, maker: Any, **given: Any) -> Any:
    """Store a row of ``model``; ``maker.one(model)`` gives the rows it refers to."""
    values = dict(given)
    for column in model._meta.concrete_fields:
        if column.name in values or column.attname in values:
            continue
        if isinstance(column, models.AutoField) or getattr(column, "auto_now_add", False):
            continue
        if getattr(column.remote_field, "parent_link", False):
            raise NoFactory(f"{model._meta.label} inherits a table: write a factory.")
        value = _value(column, model, maker)
        if value is not models.NOT_PROVIDED:
            values[column.name] = value
    row = model(**values)
    row.save()
    return row


def _value(column: Any, model: Any, maker: Any) -> Any:
    if isinstance(column, models.ForeignKey):
        return _related(column, maker)
    if column.choices:
        return column.default if column.has_default() else column.flatchoices[0][0]
    if column.name == "object_id":
        return str(maker.target_of_generic_keys().pk)
    for kind, value in _PLAIN:
        if isinstance(column, kind):
            return value(column, model, maker)
    if column.has_default():
        return models.NOT_PROVIDED
    if column.null:
        return None
    raise NoFactory(f"{model._meta.label}.{column.name}: write a factory.")


def _related(column: Any, maker: Any) -> Any:
    target = column.related_model
    if target is ContentType:
        return ContentType.objects.get_for_model(type(maker.target_of_generic_keys()))
    row = maker.one(target, optional=column.null)
    if row is None and not column.null:
        raise NoFactory(f"{column.model._meta.label}.{column.name}: write a factory.")
    return row


def label_of(model: Any, name: str) -> str:
    """``redirect old_path``: what a canary says of its place."""
    return f"{model._meta.model_name} {name}"


def _text(column: Any, model: Any, maker: Any) -> str:
    return canaries.text(maker.key, label_of(model, column.name), limit=column.max_length)


def _slug(column: Any, model: Any, maker: Any) -> str:
    return canaries.slug(maker.key, label_of(model, column.name))[: column.max_length]


def _json(column: Any, model: Any, maker: Any) -> Any:
    words = canaries.text(maker.key, label_of(model, column.name))
    if column.has_default() and column.get_default() == []:
        return [words]
    return exempt.GIVEN_JSON.get(f"{model._meta.label}.{column.name}", {}) | {"note": words}


def _digits(column: Any, model: Any, maker: Any) -> Any:
    return models.NOT_PROVIDED if column.has_default() else 1


def _file(column: Any, model: Any, maker: Any) -> ContentFile:
    name = canaries.slug(maker.key, label_of(model, column.name))
    return ContentFile(canaries.text(maker.key, "content").encode(), name=f"{name}.txt")


def _moment(column: Any, model: Any, maker: Any) -> Any:
    if column.has_default() or column.null:
        return models.NOT_PROVIDED
    return timezone.now() + datetime.timedelta(days=1)


def _day(column: Any, model: Any, maker: Any) -> Any:
    return models.NOT_PROVIDED if column.null else timezone.localdate()


_PLAIN: list[tuple[Any, Any]] = [
    (models.EmailField, lambda c, m, k: canaries.email(k.key, label_of(m, c.name))),
    (models.URLField, lambda c, m, k: f"https://example.org/{_slug(c, m, k)}"),
    (models.SlugField, _slug),
    (models.FileField, _file),
    (models.UUIDField, lambda c, m, k: uuid.uuid4()),
    (models.GenericIPAddressField, lambda c, m, k: "192.0.2.1"),
    ((models.CharField, models.TextField), _text),
    (models.JSONField, _json),
    (models.DateTimeField, _moment),
    (models.DateField, _day),
    (models.BooleanField, lambda c, m, k: models.NOT_PROVIDED if c.has_default() else False),
    (
        models.DecimalField,
        lambda c, m, k: models.NOT_PROVIDED if c.has_default() or c.null else decimal.Decimal(1),
    ),
    ((models.IntegerField, models.FloatField), _digits),
]

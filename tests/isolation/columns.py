"""Canaries for what a person types into the rows of a model."""

from typing import Any

from django.db import models

from tests.isolation import canaries
from tests.isolation.generic import label_of

_SHORTEST = 14
_GIVEN = {"slug", "url_path", "path", "draft_title", "language_code", "region", "country"}
_GIVEN |= {"postal_code", "currency", "floor", "content_type", "revision_id", "price_qualifier"}


def texts(model: Any, owner: str, kind: str) -> dict[str, str]:
    """A canary for each text column of ``model`` that a person types into."""
    wanted = [
        column
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField)
        and column.editable
        and not column.choices
        and column.name not in _GIVEN
        and not isinstance(column, models.SlugField | models.URLField)
        and not hasattr(column, "stream_block")
    ]
    found = {}
    for column in wanted:
        label = label_of(model, column.name)
        if isinstance(column, models.EmailField):
            found[column.name] = canaries.email(owner, label, kind)
        elif column.max_length is None or column.max_length >= _SHORTEST:
            found[column.name] = canaries.text(owner, label, kind, limit=column.max_length)
    return found

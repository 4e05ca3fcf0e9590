"""What a reviewer wrote on fields of a page, with the fields in words."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Comment


@dataclass(frozen=True)
class FieldComment:
    """A comment and the label of its field in the active language."""

    label: str
    text: str


def field_comments(page: Any, *, by: Any, since: datetime.datetime) -> list[FieldComment]:
    """Open comments of ``by`` on ``page`` since a moment, the oldest first."""
    rows = Comment.objects.filter(page_id=page.pk, user=by, created_at__gte=since, resolved_at=None)
    found = list(rows.order_by("created_at", "pk"))
    draft = page.get_latest_revision_as_object() if found else page
    return [FieldComment(place_in_words(draft, row.contentpath), row.text) for row in found]


def place_in_words(page: Any, contentpath: str) -> str:
    """Label of the field or block of ``page`` at Wagtail's ``contentpath``."""
    name, *inside = contentpath.split(".")
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return contentpath
    labels = [capfirst(str(getattr(field, "verbose_name", name)))]
    if inside and hasattr(field, "get_block_by_content_path"):
        value = getattr(page, name)
        found = [
            field.get_block_by_content_path(value, inside[:depth]) for depth in (1, len(inside))
        ]
        labels = [str(bound.block.label) for bound in found if bound] or labels
    outer, inner = labels[0], labels[-1]
    return outer if outer == inner else _("%(block)s, %(field)s") % {"block": outer, "field": inner}

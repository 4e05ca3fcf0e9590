"""The targets of links and embeds in a text: pages, documents, images."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.rich_text import extract_references_from_rich_text

from immo_blocks.choices import offered

Target = tuple[type[Model], str]
_TAG = re.compile(r"<(?:a|embed)\b[^>]*>")
_ID = re.compile(r'\bid="[^"]*"')


def refuse_dead_targets(source: Any) -> None:
    """Raise ValidationError when ``source`` leads to something that may not be chosen now.

    What belongs to somebody else is answered like what does not exist.
    """
    if _dead_among(_targets_in(str(source or ""))):
        raise ValidationError(
            _(
                "A link leads to something that does not exist. "
                "Remove the link or choose its target again."
            ),
            code="dead_target",
        )


def without_dead_targets(source: Any) -> Any:
    """``source`` for an editor: a target that may not be chosen is one that does not exist.

    The editor would otherwise show the address of somebody else's page.
    """
    html = str(source or "")
    dead = _dead_among(_targets_in(html))
    if not dead:
        return source

    def blind(match: re.Match[str]) -> str:
        targets = set(_targets_in(match.group(0)))
        return _ID.sub('id="0"', match.group(0)) if targets & dead else match.group(0)

    return _TAG.sub(blind, html)


def _targets_in(html: str) -> list[Target]:
    return [(model, str(key)) for model, key, *_paths in extract_references_from_rich_text(html)]


def _dead_among(targets: Iterable[Target]) -> set[Target]:
    """Targets that may not be chosen now; one query a kind of target."""
    wanted: dict[type[Model], dict[str, Any]] = defaultdict(dict)
    for model, key in targets:
        wanted[model][key] = _key(model, key)
    dead = set()
    for model, keys in wanted.items():
        rows = offered(model._default_manager.filter(pk__in={*keys.values()} - {None}))
        alive = set(rows.values_list("pk", flat=True))
        dead |= {(model, key) for key, value in keys.items() if value not in alive}
    return dead


def _key(model: type[Model], key: str) -> Any:
    """The key as the column holds it, None for what no row can have."""
    column = model._meta.pk
    try:
        value = column.to_python(key)
        column.run_validators(value)
    except ValidationError:
        return None
    return value

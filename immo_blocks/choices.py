"""What an editor may choose. This room knows no owners: whoever does, narrows the choices.

Blocks read every choice through ``offered``, so a row that is not offered is answered exactly
like one that does not exist, in choosers and in the links of a text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class Choices:
    """How choices are narrowed: a queryset of them, and one row in hand."""

    narrow: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows
    includes: Callable[[Any], bool] = lambda row: True


_choices = Choices()


def narrow_choices(choices: Choices) -> None:
    """Say what may be chosen from now on; without a call everything may."""
    global _choices  # one process has one answer, given when the apps are ready
    _choices = choices


def offered(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of ``rows`` that may be chosen now."""
    return _choices.narrow(rows)


def is_offered(row: Any) -> bool:
    """Whether this row may be chosen now."""
    return _choices.includes(row)

"""The levels of a building, as plans name them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Storey(models.TextChoices):
    """What a plan shows; from below to above, then what is no storey."""

    BASEMENT = "basement", _("Basement")
    GROUND = "ground", _("Ground floor")
    MEZZANINE = "mezzanine", _("Mezzanine")
    FIRST = "1", _("1st floor")
    SECOND = "2", _("2nd floor")
    THIRD = "3", _("3rd floor")
    FOURTH = "4", _("4th floor")
    FIFTH = "5", _("5th floor")
    SIXTH = "6", _("6th floor")
    UPPER = "upper", _("Upper floor")
    ATTIC = "attic", pgettext_lazy("storey", "Attic")
    ROOF = "roof", _("Roof terrace")
    WHOLE = "whole", _("Whole property")
    PLOT = "plot", pgettext_lazy("floor plan", "Plot")
    OTHER = "other", pgettext_lazy("floor plan", "Other")


def storey_choices() -> list[tuple[str, Any]]:
    """Codes and words, for forms."""
    return list(Storey.choices)


def storey_label(code: str) -> str:
    """Word for a level in the active language; blank for other, none or an unknown code."""
    if code == Storey.OTHER or code not in Storey.values:
        return ""
    return str(Storey(code).label)

"""What the source has to say about a row: one line each, for the person who exported the file."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SHOWN_VALUE = 60


class Level(models.TextChoices):
    """An error skips the row; a warning leaves the field empty or corrected and goes on."""

    WARNING = "warning", gettext_lazy("warning")
    ERROR = "error", gettext_lazy("error")


class Code(models.TextChoices):
    """Every kind of finding with its sentence."""

    REFERENCE_MISSING = "reference_missing", gettext_lazy("the reference is missing")
    REFERENCE_DUPLICATE = (
        "reference_duplicate",
        gettext_lazy("“%(value)s” was already used in this file"),
    )
    VALUE_MISSING = "value_missing", gettext_lazy("the value is missing")
    ROW_UNREADABLE = "row_unreadable", gettext_lazy("the row cannot be read (%(value)s)")
    ROW_TOO_LONG = "row_too_long", gettext_lazy("the row has %(value)s cells")
    ROW_TOO_SHORT = "row_too_short", gettext_lazy("the row has %(value)s cells")

    NOT_A_NUMBER = "not_a_number", gettext_lazy("“%(value)s” is not a number")
    NOT_WHOLE = "not_whole", gettext_lazy("“%(value)s” is not a whole number")
    NOT_A_DATE = "not_a_date", gettext_lazy("“%(value)s” is not a date")
    NOT_YES_OR_NO = "not_yes_or_no", gettext_lazy("“%(value)s” is neither yes nor no")
    CHOICE_UNKNOWN = "choice_unknown", gettext_lazy("“%(value)s” is not known to the mapping")
    OUT_OF_RANGE = "out_of_range", gettext_lazy("“%(value)s” is not plausible")
    ZERO_IS_UNKNOWN = "zero_is_unknown", gettext_lazy("“%(value)s” was read as unknown")
    TEXT_TOO_LONG = "text_too_long", gettext_lazy("“%(value)s” is too long")
    TEXT_DAMAGED = "text_damaged", gettext_lazy("“%(value)s” has lost letters")
    STREET_INCOMPLETE = "street_incomplete", gettext_lazy("“%(value)s” is not complete")
    PHOTO_NAME = "photo_name", gettext_lazy("“%(value)s” is not the name of a photo")

    POSTAL_CODE_UNKNOWN = (
        "postal_code_unknown",
        gettext_lazy("“%(value)s” is not a postal code"),
    )
    REGION_DISAGREES = (
        "region_disagrees",
        gettext_lazy("“%(value)s” is not the region of the postal code"),
    )
    COORDINATES_SWAPPED = (
        "coordinates_swapped",
        gettext_lazy("latitude and longitude (%(value)s) were swapped and have been put right"),
    )
    COORDINATES_INCOMPLETE = (
        "coordinates_incomplete",
        gettext_lazy("one of latitude and longitude is missing"),
    )
    COORDINATES_OUTSIDE = (
        "coordinates_outside",
        gettext_lazy("the coordinates %(value)s are not in the country"),
    )
    COORDINATES_FAR = (
        "coordinates_far",
        gettext_lazy("the coordinates %(value)s are far from the postal code"),
    )

    KWH_IMPLAUSIBLE = (
        "kwh_implausible",
        gettext_lazy("%(value)s kWh/m².year is not plausible"),
    )
    CLASS_NOT_IN_SCALE = (
        "class_not_in_scale",
        gettext_lazy("the energy class “%(value)s” does not exist in the region"),
    )
    CLASS_DISAGREES = (
        "class_disagrees",
        gettext_lazy("the energy class “%(value)s” does not match the consumption"),
    )
    ENERGY_WITHOUT_REGION = (
        "energy_without_region",
        gettext_lazy("the energy class “%(value)s” says nothing without a region"),
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. ``row`` counts as a spreadsheet does (the header is row 1)."""

    row: int
    column: str
    value: str
    code: Code
    level: Level
    expected: str = ""

    @property
    def message(self) -> str:
        """The finding as one line, in the active language."""
        value = " ".join(self.value.split())
        if len(value) > SHOWN_VALUE:
            value = value[:SHOWN_VALUE] + "…"
        where = _("Row %(row)s") % {"row": self.row}
        if self.column:
            where = _("%(row)s, column “%(column)s”") % {"row": where, "column": self.column}
        what = self.code.label % {"value": value}
        if self.expected:
            what += " " + _("(expected: %(expected)s)") % {"expected": self.expected}
        return _("%(where)s: %(what)s.") % {"where": where, "what": what}

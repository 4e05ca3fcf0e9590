"""Free text about availability: a date is a date, a known phrase is worded, the rest stays."""

import re
from typing import Any

from django.utils.translation import gettext as _

from immo_feeds.csv_source.convert import read_date
from immo_feeds.csv_source.findings import Code
from immo_feeds.csv_source.reading import Reading
from immo_feeds.csv_source.rules import ColumnRule, choice_key
from immo_feeds.csv_source.titles import availability_text

# “From 01/07/2026”, “disponible à partir du 1/7/2026”, “vanaf 01.07.2026”, “2026-07-01”.
_DATED = re.compile(r"[^0-9]{0,40}?\s?([0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4})\.?")


def read_availability(
    rule: ColumnRule, values: dict[str, Any], reading: Reading, language: str
) -> None:
    """Set ``available_from`` to the date that the text names, else ``availability`` to the text."""
    values.setdefault("available_from", None)
    column, written = reading.cell(rule.columns)
    key = choice_key(written)
    if key in rule.choices:
        code = rule.choices[key]
        values["availability"] = availability_text(code, language) if code else ""
        return
    dated = _DATED.fullmatch(written.strip())
    if dated is None:
        values["availability"] = reading.read(rule)
        return
    values["availability"] = rule.field.empty
    day = read_date(dated[1])
    if day is None:
        expected = _("a date such as 31/12/2026 or 2026-12-31")
        reading.warn(column, written.strip(), Code.NOT_A_DATE, expected)
    elif values["available_from"] is None:
        values["available_from"] = day

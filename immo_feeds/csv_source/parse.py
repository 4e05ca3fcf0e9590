"""From a row to a property that may be stored, or to the reason why it may not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from immo_feeds.csv_source.availability import read_availability
from immo_feeds.csv_source.convert import clean_text
from immo_feeds.csv_source.energy import read_energy
from immo_feeds.csv_source.fields import REFERENCE
from immo_feeds.csv_source.findings import Code, Finding, Level
from immo_feeds.csv_source.location import check_location
from immo_feeds.csv_source.places import Places, load_places
from immo_feeds.csv_source.reader import Row, read_rows
from immo_feeds.csv_source.reading import Reading
from immo_feeds.csv_source.rules import ColumnRule, PhotoRule, SourceMapping
from immo_feeds.csv_source.titles import fill_template, title_for

# A file below the folder of photos: no way up, no drive, no address.
_PHOTO_NAME = re.compile(r"(?![/\\])(?!.*\.\.)[^:\x00-\x1f]{1,200}")


@dataclass(frozen=True, slots=True)
class ParsedProperty:
    """What one row says.

    ``values`` holds every mapped fact under the name of its column (empty when unknown) in the
    type of that column; ``energy`` is the raw JSON of an energy block without its document;
    ``texts`` are plain text (to be escaped before they become rich text).
    """

    row_number: int
    reference: str
    values: dict[str, Any] = field(default_factory=dict)
    energy: dict[str, Any] | None = None
    title: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    photo_names: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether the row is skipped; ``findings`` say why."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def parse_file(
    path: Path, mapping: SourceMapping, *, language: str = "fr", places: Places | None = None
) -> Iterator[ParsedProperty]:
    """Parse a file row by row; the second use of a reference is refused.

    ``language`` is that of titles and worded facts. Raises ``FileUnreadable``, ``PlacesInvalid``.
    """
    if places is None and mapping.postal_codes:
        places = load_places(mapping.postal_codes)
    rows = read_rows(
        path, needed=mapping.needed_columns, delimiter=mapping.delimiter, encoding=mapping.encoding
    )
    seen: dict[str, int] = {}
    for row in rows:
        parsed = parse_row(row, mapping, language=language, places=places)
        if parsed.reference in seen:
            yield _duplicate(parsed, mapping, seen[parsed.reference])
            continue
        if parsed.reference:
            seen[parsed.reference] = row.number
        yield parsed


def parse_row(
    row: Row, mapping: SourceMapping, *, language: str = "fr", places: Places | None = None
) -> ParsedProperty:
    """Parse one row. Never raises: what cannot be read is a finding."""
    reading = Reading(row)
    if reading.is_refused:
        return ParsedProperty(row.number, "", findings=reading.findings)
    reference = _reference(mapping, reading)
    values = _values(mapping, reading, language, places)
    energy = read_energy(mapping.energy, values, reading)
    texts = {rule.field.name: reading.read_if(rule, values) for rule in mapping.texts}
    photo_names = _photo_names(mapping.photos, reading)
    if reading.is_refused:
        return ParsedProperty(row.number, reference, findings=reading.findings)
    title = _title(texts.pop("title", ""), values, mapping, reference, language)
    return ParsedProperty(
        row.number, reference, values, energy, title, texts, photo_names, reading.findings
    )


def _reference(mapping: SourceMapping, reading: Reading) -> str:
    """The reference is never cut: two would become one."""
    column, text = reading.cell((mapping.reference,))
    reference = clean_text(text)
    if not reference:
        reading.error(mapping.reference, "", Code.REFERENCE_MISSING)
    if len(reference) > REFERENCE.max_length:
        expected = _("at most %(count)s characters") % {"count": REFERENCE.max_length}
        reading.error(column, reference, Code.TEXT_TOO_LONG, expected)
    return reference


def _values(
    mapping: SourceMapping, reading: Reading, language: str, places: Places | None
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    columns: dict[str, str] = {}
    for rule in mapping.columns:
        name = rule.field.name
        if rule.columns:
            columns[name] = rule.columns[0]
        if name == "availability" and rule.applies(values):
            read_availability(rule, values, reading, language)
        else:
            values[name] = reading.read_if(rule, values)
    check_location(values, columns, reading, places)
    if mapping.features:
        values["features"] = _features(mapping.features, values, reading)
    return values


def _features(rules: tuple[ColumnRule, ...], values: dict[str, Any], reading: Reading) -> list[str]:
    return [rule.field.name for rule in rules if reading.read_if(rule, values)]


def _photo_names(rule: PhotoRule, reading: Reading) -> list[str]:
    names: list[str] = []
    for column in rule.columns:
        _column, text = reading.cell((column,))
        for part in text.split(rule.separator):
            name = part.strip()
            if name and not _PHOTO_NAME.fullmatch(name):
                reading.warn(column, name, Code.PHOTO_NAME, _("a file name such as front.jpg"))
            elif name and name not in names:
                names.append(name)
    return names


def _title(
    written: str, values: dict[str, Any], mapping: SourceMapping, reference: str, language: str
) -> str:
    """The title of the file, else in the agency's words, else in ours."""
    if written:
        return written
    if mapping.title_template:
        filled = fill_template(mapping.title_template, values, reference, language)
        if filled:
            return filled
    return title_for(values, language)


def _duplicate(parsed: ParsedProperty, mapping: SourceMapping, first: int) -> ParsedProperty:
    expected = _("a reference used once; row %(row)s has it first") % {"row": first}
    finding = Finding(
        parsed.row_number,
        mapping.reference,
        parsed.reference,
        Code.REFERENCE_DUPLICATE,
        Level.ERROR,
        expected,
    )
    return ParsedProperty(parsed.row_number, parsed.reference, findings=[*parsed.findings, finding])

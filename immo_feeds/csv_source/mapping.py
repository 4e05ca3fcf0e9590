"""Load and check a mapping file (TOML): which column of a source fills which fact.

[source]
name = "Example CRM"
reference = "ref"                 # column with the reference of the agency
delimiter = ";"                   # optional, else found out; also encoding, decimal_mark
postal_codes = "places.csv"       # optional: postal_code, latitude, longitude

[columns.rent_monthly]            # a fact of immo_feeds.csv_source.fields
from = "price"                    # or several: the first filled one counts
when = { transaction = ["rent"] } # optional; also choices, default, min, max, zero_is_unknown

[features]                        # [energy], [texts] and [photos] alike
lift = { from = "elevator" }
"""

import codecs
import tomllib
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from immo_feeds.csv_source.fields import ENERGY_FIELDS, FEATURES, FIELDS, TEXT_FIELDS
from immo_feeds.csv_source.mapping_faults import Faults, MappingInvalid
from immo_feeds.csv_source.mapping_rules import read_columns, read_rules
from immo_feeds.csv_source.rules import PhotoRule, SourceMapping
from immo_feeds.csv_source.titles import TEMPLATE_NAMES, template_fault

TABLES = ("source", "columns", "features", "energy", "texts", "photos")
SOURCE_KEYS = ("name", "reference", "delimiter", "encoding", "decimal_mark", "postal_codes")
PHOTO_KEYS = ("from", "separator")


def load_mapping(path: Path) -> SourceMapping:
    """The mapping of a file. Raises ``MappingInvalid`` with one line for every mistake."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = {"file": path.name, "reason": str(error)}
        raise MappingInvalid(_("%(file)s cannot be read: %(reason)s") % reason) from error
    faults = Faults(path.name)
    mapping = _read(data, path.parent, faults)
    faults.raise_if_any()
    return mapping


def _read(data: dict[str, Any], folder: Path, faults: Faults) -> SourceMapping:
    faults.check_keys("", data, TABLES)
    tables = {name: faults.table(name, data.get(name, {})) for name in TABLES}
    source, texts = tables["source"], dict(tables["texts"])
    template = texts.pop("title_template", "")
    _check_source(source, folder, faults)
    if fault := template_fault(template):
        faults.add("texts", "title_template", fault, ", ".join(TEMPLATE_NAMES))
    mark = source.get("decimal_mark", "")
    postal_codes = source.get("postal_codes")
    return SourceMapping(
        name=str(source.get("name", "")),
        reference=str(source.get("reference", "")),
        columns=read_columns(tables["columns"], FIELDS, mark, faults),
        features=read_rules("features", tables["features"], FEATURES, mark, faults),
        energy=read_rules("energy", tables["energy"], ENERGY_FIELDS, mark, faults),
        texts=read_rules("texts", texts, TEXT_FIELDS, mark, faults),
        title_template=str(template),
        photos=_photos(tables["photos"], faults),
        delimiter=source.get("delimiter", ""),
        encoding=source.get("encoding", ""),
        postal_codes=folder / str(postal_codes) if postal_codes else None,
    )


def _check_source(source: dict[str, Any], folder: Path, faults: Faults) -> None:
    faults.check_keys("source", source, SOURCE_KEYS)
    for key in ("name", "reference"):
        if not (isinstance(source.get(key), str) and source[key].strip()):
            faults.add("source", key, source.get(key), _("a text; it is required"))
    delimiter = source.get("delimiter", ",")
    if not (isinstance(delimiter, str) and len(delimiter) == 1 and delimiter not in '"\r\n'):
        faults.add("source", "delimiter", delimiter, _("one character such as “;”"))
    if source.get("decimal_mark", ".") not in (".", ","):
        faults.add("source", "decimal_mark", source["decimal_mark"], _("“.” or “,”"))
    if not _is_encoding(source.get("encoding", "utf-8")):
        faults.add("source", "encoding", source["encoding"], "utf-8, latin-1, cp1252")
    postal_codes = source.get("postal_codes")
    if postal_codes is not None and not (folder / str(postal_codes)).is_file():
        faults.add("source", "postal_codes", postal_codes, _("the path of an existing file"))


def _is_encoding(name: Any) -> bool:
    try:
        codecs.lookup(name)
        return isinstance("".encode(name), bytes)
    except (LookupError, TypeError, ValueError):
        return False


def _photos(table: dict[str, Any], faults: Faults) -> PhotoRule:
    faults.check_keys("photos", table, PHOTO_KEYS)
    if not table:
        return PhotoRule()
    columns = faults.column_names("photos", "from", table.get("from"))
    separator = table.get("separator", "|")
    if not (isinstance(separator, str) and separator):
        faults.add("photos", "separator", separator, _("a text such as “|”"))
    return PhotoRule(columns, str(separator))

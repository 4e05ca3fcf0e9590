"""What of a property another one may start from.

Two measures: a duplicate keeps the place and the pictures and loses what identifies or proves; a
template loses all that is about one property and keeps texts and usual answers.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import DateField

from immo_blocks.energy.vocabulary import EnergyStatus
from immo_blocks.links import without_dead_targets
from immo_blocks.references import raw_blocks
from immo_pages.models import PropertyPage
from immo_pages.vocabulary import MarketStatus

Raw = dict[str, Any]

#: What a template keeps of the columns: no address, amount, area, year, date or answer about one
#: property. A column that is added later is not kept until it stands here.
USUAL_FACTS = (
    *("transaction", "category", "subtype", "usage", "price_display", "charges_kind"),
    *("vat_regime", "vat_rate", "lease_months", "address_visibility", "heating"),
    *("has_cooling", "is_furnished", "features", "summary", "availability"),
)
#: Beside every date, what a duplicate starts without.
_OF_ONE = frozenset(
    {"reference", "external_ids", "body", "status", "planning_extract_requested", "epc_status"}
)


def copied_facts(page: PropertyPage) -> dict[str, Any]:
    """Columns for a duplicate of ``page``: without what identifies, proves or dates it."""
    columns = PropertyPage._meta.local_concrete_fields
    kept = [c for c in columns if c.editable and not c.primary_key and not _is_of_one(c)]
    return {c.attname: getattr(page, c.attname) for c in kept} | {"status": MarketStatus.AVAILABLE}


def copied_body(stream: Any, *, without_documents: Iterable[int] = ()) -> list[Raw]:
    """Raw blocks for a duplicate: no certificate, and none of ``without_documents`` (keys)."""
    gone = frozenset(without_documents)
    blocks = stream.stream_block.get_prep_value(stream)
    found = [_changed(block, {"energy": _no_certificate}) for block in raw_blocks(blocks)]
    return [_with_new_ids(_without(block, gone)) for block in found]


def usual_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What a template may say, from columns of a property or from a stored template."""
    kept = {name: facts[name] for name in USUAL_FACTS if name in facts}
    return {name: str(v) if name == "vat_rate" and v is not None else v for name, v in kept.items()}


def prepared_body(blocks: Any) -> list[Raw]:
    """Raw blocks of a template: texts and empty places, no link to what may not be chosen now."""
    changes = {
        "gallery": lambda value: _empty_list(value, "photos"),
        "documents": lambda value: _empty_list(value, "documents"),
        "energy": _no_certificate,
        "location": lambda value: _as_dict(value) | {"text": ""},
        "rich_text": lambda value: without_dead_targets(value or ""),
        "floor_plan": lambda value: _empty_list(value, "plans"),
        "video": _no_player,
        "virtual_tour": _no_player,
        "audio": lambda value: {"document": None, "title": "", "transcript": ""},
        "model_3d": lambda value: {"url": "", "title": "", "text": ""},
        "rooms": lambda value: _empty_list(value, "rooms"),
        "neighbourhood": lambda value: _empty_list(value, "places"),
    }
    return [_with_new_ids(_changed(block, changes)) for block in raw_blocks(blocks)]


def _is_of_one(column: Any) -> bool:
    return column.name in _OF_ONE or isinstance(column, DateField)


def _changed(block: Raw, changes: Mapping[str, Callable[[Any], Any]]) -> Raw:
    change = changes.get(block["type"])
    return block | {"value": change(block.get("value"))} if change else block


def _no_certificate(value: Any) -> Raw:
    """The region stays; a class of another dwelling would be a false mention."""
    jurisdiction = _as_dict(value).get("jurisdiction", "")
    return {"jurisdiction": jurisdiction, "status": EnergyStatus.MISSING.value}


def _no_player(value: Any) -> Raw:
    """The place stays; a film or a tour is of one property."""
    return {"url": "", "title": "", "poster": None}


def _empty_list(value: Any, name: str) -> Raw:
    return _as_dict(value) | {name: []}


def _without(block: Raw, gone: frozenset[int]) -> Raw:
    value = block.get("value")
    if block["type"] != "documents" or not isinstance(value, dict):
        return block
    items = [i for i in value.get("documents") or [] if _document_of(i) not in gone]
    return block | {"value": value | {"documents": items}}


def _document_of(item: Any) -> Any:
    return _as_dict(_as_dict(item).get("value")).get("document")


def _as_dict(value: Any) -> Raw:
    return dict(value) if isinstance(value, Mapping) else {}


def _with_new_ids(value: Any) -> Any:
    """The same with ids of its own: comments and translations know blocks by their ids."""
    if isinstance(value, Mapping):
        found = {key: _with_new_ids(item) for key, item in value.items()}
        return found | {"id": str(uuid.uuid4())} if _is_numbered(value) else found
    return [_with_new_ids(item) for item in value] if isinstance(value, list) else value


def _is_numbered(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("type"), str) and "value" in value

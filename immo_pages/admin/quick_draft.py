"""Make a complete draft of a property from a few facts."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from wagtail.models import Page, PageSubscription

from immo_blocks.energy.scales import jurisdiction_choices
from immo_blocks.energy.vocabulary import EnergyStatus
from immo_pages.models import PropertyPage, PropertyPhoto
from immo_pages.regions import region_of
from immo_pages.vocabulary import Category

ENERGY_NAMES = (
    "energy_class",
    "kwh_m2_year",
    "total_kwh_year",
    "co2_kg_m2_year",
    "certificate_number",
    "issued_on",
)
_DWELLINGS = frozenset({Category.HOUSE, Category.APARTMENT})


@transaction.atomic
def draft_property(
    *, parent: Page, title: str, facts: Mapping[str, Any], body: list[dict[str, Any]], user: Any
) -> PropertyPage:
    """Add a draft below ``parent`` with its first revision and history, and return it.

    ``facts`` are columns of ``PropertyPage``, ``body`` is raw block data.
    """
    page = PropertyPage(title=title, live=False, owner=user, locale=parent.locale, **facts)
    page.body = PropertyPage.body.field.to_python(body)
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
    return page


def draft_body(
    photos: Iterable[PropertyPhoto], energy: Mapping[str, Any] | None
) -> list[dict[str, Any]]:
    """Raw blocks: the photos, an empty text to write, the certificate."""
    items = [_block("item", {"photo": photo.pk, "caption": "", "room": ""}) for photo in photos]
    gallery = [_block("gallery", {"title": "", "photos": items})] if items else []
    certificate = [_block("energy", dict(energy))] if energy else []
    return [*gallery, _block("rich_text", ""), *certificate]


def energy_value(facts: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Raw value of the energy block, or None where the property needs none and none was given.

    Without figures the block says that there is no certificate yet: the editor shows the gap.
    """
    region = region_of("BE", facts.get("postal_code") or "") or ""
    known = {code for code, _name in jurisdiction_choices()}
    stated = any(given.get(name) not in (None, "") for name in (*ENERGY_NAMES, "document"))
    if region not in known or not (stated or facts["category"] in _DWELLINGS):
        return None
    has_certificate = given.get("energy_class") or given.get("kwh_m2_year") is not None
    status = EnergyStatus.VALID if has_certificate else EnergyStatus.MISSING
    return {
        "jurisdiction": str(region),
        "status": status.value,
        **{name: _raw(given.get(name), name) for name in ENERGY_NAMES},
        "valid_until": None,
        "exemption_reason": "",
        "document": given.get("document"),
    }


def _raw(value: Any, name: str) -> Any:
    if name in {"energy_class", "certificate_number"}:
        return value or ""
    return None if value in (None, "") else str(value)


def _block(kind: str, value: Any) -> dict[str, Any]:
    # Without an id Wagtail takes a list item for its old format and the photo disappears.
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}

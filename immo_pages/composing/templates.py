"""Templates of an agency: save one from a property, and start a property from one."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from immo_agencies.audit import record
from immo_agencies.models import Agency
from immo_pages.composing.prepared import Raw, prepared_body, usual_facts
from immo_pages.models import PropertyPage, PropertyTemplate


@transaction.atomic
def save_as_template(page: PropertyPage, *, name: str, agency: Agency, by: Any) -> PropertyTemplate:
    """Keep what is usual in the latest draft of ``page`` as a template called ``name``.

    Raises IntegrityError when the agency has a template of that name in the language.
    """
    draft = page.get_latest_revision_as_object()
    columns = {c.name: c.value_from_object(draft) for c in draft._meta.concrete_fields}
    template = PropertyTemplate.objects.create(
        agency=agency,
        name=name,
        language=draft.locale.language_code,
        transaction=draft.transaction,
        category=draft.category,
        facts=usual_facts(columns),
        body=prepared_body(draft.body.stream_block.get_prep_value(draft.body)),
    )
    record("composing.template_saved", agency, by=by, obj=template)
    return template


def start_facts(template: PropertyTemplate) -> dict[str, Any]:
    """Columns a property made from ``template`` starts with."""
    stored = usual_facts(template.facts if isinstance(template.facts, Mapping) else {})
    columns: dict[str, Any] = {name: PropertyPage._meta.get_field(name) for name in stored}
    return {name: columns[name].to_python(value) for name, value in stored.items()} | {
        "transaction": template.transaction,
        "category": template.category,
    }


def start_body(template: PropertyTemplate, given: list[Raw]) -> list[Raw]:
    """Blocks of ``template`` with the photos and the certificate of ``given`` put in their places.

    What the template has no place for is added: photos first, the certificate last.
    """
    blocks = prepared_body(template.body)
    for name, put in (("gallery", 0), ("energy", None)):
        filled = next((block for block in given if block["type"] == name), None)
        if filled is None:
            continue
        places = [n for n, block in enumerate(blocks) if block["type"] == name]
        if places:
            blocks[places[0]] = filled
        else:
            blocks.insert(len(blocks) if put is None else put, filled)
    return blocks

"""What a browser posts from the page editor."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from immo_pages.models import PropertyPage


def editor_data(client: Client, page: PropertyPage) -> Any:
    """The fields of the editor of ``page`` as they are, ready to be changed and posted."""
    screen = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert screen.status_code == 200, screen
    data = querydict_from_html(screen.content.decode(), form_id="page-edit-form").dict()
    data.update(body_data(page.get_latest_revision_as_object().body.raw_data))
    return data


def new_data(client: Client, parent: Any) -> Any:
    """The fields of the editor of a new property below ``parent``."""
    screen = client.get(
        reverse("wagtailadmin_pages:add", args=["immo_pages", "propertypage", parent.pk])
    )
    assert screen.status_code == 200, screen
    data = querydict_from_html(screen.content.decode(), form_id="page-edit-form").dict()
    return data | body_data([])


def body_data(raw: Any) -> dict[str, Any]:
    """A body of energy, gallery and rich-text blocks as form fields."""
    blocks = [(block["type"], _value(block)) for block in raw]
    return nested_form_data({"body": streamfield(blocks)})


def _value(block: Any) -> Any:
    if block["type"] == "energy":
        said = {"building_kind": "residential"}  # a list that is always sent
        said |= {key: "" if value is None else value for key, value in block["value"].items()}
        # A browser sends nothing for boxes that are not ticked.
        boxes = ("cold_zone", "renewables")
        return {key: value for key, value in said.items() if value or key not in boxes}
    if block["type"] == "gallery":
        photos = [item["value"] for item in block["value"]["photos"]]
        listed = {"count": len(photos)} | {
            str(n): {"deleted": "", "order": str(n), "type": "item", "id": "", "value": photo}
            for n, photo in enumerate(photos)
        }
        return {"title": "", "photos": listed}
    return json.dumps({"blocks": [_paragraph(block["value"])], "entityMap": {}})


def _paragraph(text: str) -> dict[str, Any]:
    plain = {"key": "00000", "type": "unstyled", "depth": 0}
    return plain | {"text": text, "inlineStyleRanges": [], "entityRanges": []}

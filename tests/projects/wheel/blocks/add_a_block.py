"""Use the block of the how-to page as visitor, program and editor: prints one JSON object."""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immosite.settings.dev")
django.setup()

from django.core.exceptions import ValidationError  # noqa: E402 - Django had to be set up first
from django.template.loader import render_to_string  # noqa: E402
from django.test import Client  # noqa: E402
from houses.models import HousePage  # noqa: E402

from home.models import HomePage  # noqa: E402


def is_refused(block):
    """Whether a power that cannot be is refused."""
    try:
        block.clean(block.to_python({"power_kw": "4000", "place": "garage", "note": ""}))
    except ValidationError:
        return True
    return False


def main():
    """Publish, fetch, preview, print."""
    body = HousePage._meta.get_field("body")
    charging = {"power_kw": "11", "place": "garage", "note": "new"}
    raw = [
        {"type": "charging", "value": charging},
        {"type": "financials", "value": {}},
        {"type": "key_facts", "value": {}},
    ]
    page = HousePage(title="House", slug="charged", price=350000, bedrooms=3)
    page.body = body.to_python(raw)
    HomePage.objects.get().add_child(instance=page)
    client = Client(HTTP_HOST="localhost")
    seen = client.get("/charged/")
    block = body.stream_block.child_blocks["charging"]
    bound = block.bind(block.get_preview_value())
    context = {"block_def": block, "bound_block": bound}
    answer = {
        "status": seen.status_code,
        "html": seen.content.decode(),
        "api": client.get(f"/api/v2/pages/{page.pk}/").json(),
        "preview": render_to_string(block.get_preview_template(bound.value, context), context),
        "refused": is_refused(block),
        "types": list(body.stream_block.child_blocks),
    }
    print(json.dumps(answer))


main()

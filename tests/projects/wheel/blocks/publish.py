"""Publish a page with every block and fetch it as a visitor: prints one JSON object."""

import json
import os
import sys
from io import BytesIO
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immosite.settings.dev")
django.setup()

from django.core.files.base import ContentFile  # noqa: E402 - Django had to be set up first
from django.test import Client  # noqa: E402
from houses.models import HousePage  # noqa: E402
from PIL import Image as Drawing  # noqa: E402
from wagtail.documents import get_document_model  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402

from home.models import HomePage  # noqa: E402


def photo():
    """A stock Wagtail image."""
    buffer = BytesIO()
    Drawing.new("RGB", (1600, 1000), "#88aa77").save(buffer, "JPEG")
    file = ContentFile(buffer.getvalue(), name="front.jpg")
    return get_image_model().objects.create(title="Street front", file=file)


def document():
    """A stock Wagtail document."""
    file = ContentFile(b"%PDF-1.4\n%%EOF\n", name="soil.pdf")
    return get_document_model().objects.create(title="Soil certificate", file=file)


def item(value):
    """One entry of a list block, as stored."""
    return {"type": "item", "id": str(uuid4()), "value": value}


def body():
    """One of each block, as stored."""
    shown = item({"photo": photo().pk, "caption": "Seen from the street", "room": ""})
    listed = item({"document": document().pk, "label": ""})
    energy = {"jurisdiction": "be-wal", "status": "valid", "energy_class": "B"}
    energy |= {"kwh_m2_year": "157.00", "total_kwh_year": "21980.00"}
    energy |= {"certificate_number": "20240611012345", "issued_on": "2024-06-11"}
    location = {"text": "Five minutes from the station.", "show_map": False}
    return [
        {"type": "heading", "value": {"text": "A quiet street", "level": "h2"}},
        {"type": "rich_text", "value": "<p>Close to the schools.</p>"},
        {"type": "gallery", "value": {"title": "", "photos": [shown]}},
        {"type": "energy", "value": energy},
        {"type": "documents", "value": {"title": "", "documents": [listed]}},
        {"type": "location", "value": location},
    ]


def main():
    """Publish, fetch, print."""
    home = HomePage.objects.get()
    page = HousePage(title="House for sale", slug="house", price=350000, live=False)
    page.body = HousePage._meta.get_field("body").to_python(body())
    home.add_child(instance=page)
    client = Client(HTTP_HOST="localhost")
    before = client.get("/house/").status_code
    page.save_revision().publish()
    seen = client.get("/house/")
    api = client.get(f"/api/v2/pages/{page.pk}/")
    answer = {
        "before": before,
        "status": seen.status_code,
        "html": seen.content.decode(),
        "api_status": api.status_code,
        "api": api.json(),
        "package": sys.modules["immo_blocks"].__file__,
    }
    print(json.dumps(answer))


main()

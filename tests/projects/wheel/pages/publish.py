"""Open an agency, publish a property and fetch it as a visitor: prints one JSON object."""

import json
import os
from io import BytesIO
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immosite.settings.dev")
django.setup()

from django.core.files.base import ContentFile  # noqa: E402 - Django had to be set up first
from django.test import Client  # noqa: E402
from PIL import Image as Drawing  # noqa: E402

from immo_agencies.actions import open_agency  # noqa: E402
from immo_pages.models import PropertyIndexPage, PropertyPage, PropertyPhoto  # noqa: E402

HOST = "namur.localhost"
FACTS = {
    "title": "Maison rue des Carmes",
    "slug": "maison-carmes",
    "reference": "REF-1",
    "transaction": "sale",
    "category": "house",
    "price": "350000",
    "street": "Rue des Carmes",
    "house_number": "12",
    "postal_code": "5000",
    "city": "Namur",
    "bedrooms": 3,
    "living_area": "140",
}


def photo(agency):
    """A photo of the agency."""
    buffer = BytesIO()
    Drawing.new("RGB", (1600, 1000), "#88aa77").save(buffer, "JPEG")
    file = ContentFile(buffer.getvalue(), name="front.jpg")
    return PropertyPhoto.objects.create(
        title="Street front", file=file, collection=agency.collection
    )


def body(agency):
    """A gallery and a complete certificate, as stored."""
    value = {"photo": photo(agency).pk, "caption": "Côté rue", "room": "facade"}
    shown = {"type": "item", "id": str(uuid4()), "value": value}
    energy = {"jurisdiction": "be-wal", "status": "valid", "energy_class": "B"}
    energy |= {"kwh_m2_year": "157.00", "total_kwh_year": "21980.00"}
    energy |= {"certificate_number": "20240611012345", "issued_on": "2024-06-11"}
    return [
        {"type": "gallery", "value": {"title": "", "photos": [shown]}},
        {"type": "energy", "value": energy},
    ]


def main():
    """Publish, fetch, print."""
    agency = open_agency(
        name="Deux Rives",
        languages=["fr", "nl"],
        hostname=HOST,
        ipi_number="500.001",
        legal_name="Deux Rives SRL",
        postal_code="5000",
        city="Namur",
    )
    index = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    page = PropertyPage(live=False, **FACTS)
    page.body = PropertyPage._meta.get_field("body").to_python(body(agency))
    index.add_child(instance=page)
    client = Client(HTTP_HOST=HOST)
    page.save_revision()
    address = page.get_url_parts()[2]
    before = client.get(address).status_code
    page.latest_revision.publish()
    seen = client.get(address)
    api = client.get(f"/api/v2/pages/{page.pk}/")
    answer = {
        "before": before,
        "status": seen.status_code,
        "html": seen.content.decode(),
        "api_status": api.status_code,
        "api": api.json(),
    }
    print(json.dumps(answer))


main()

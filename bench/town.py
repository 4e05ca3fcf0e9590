"""The data that benches share: one agency with published properties and photos."""

import io
import json
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from PIL import Image

from immo_agencies.actions import open_agency
from immo_agencies.models import Agency
from immo_pages.models import PropertyIndexPage, PropertyPage, PropertyPhoto

HOST = "bench.localhost"
PHOTOS = 4
FACTS: dict[str, Any] = {
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
ENERGY = {
    "jurisdiction": "be-wal",
    "status": "valid",
    "energy_class": "B",
    "kwh_m2_year": "157.00",
    "total_kwh_year": "21980.00",
    "certificate_number": "20240611012345",
    "issued_on": "2024-06-11",
}


def build(properties: int, name: str = "Bench") -> Agency:
    """An agency on ``<name>.localhost`` with that many live properties, each with four photos."""
    agency = open_agency(
        name=name,
        languages=["fr"],
        hostname=f"{name.lower()}.localhost",
        ipi_number="500.009",
        postal_code="5000",
    )
    photos = [_photo(agency, number) for number in range(PHOTOS)]
    parent = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    for number in range(properties):
        page = PropertyPage(title=f"Maison {number}", slug=f"maison-{number}", live=False, **FACTS)
        page.reference = f"B-{number}"
        page.body = json.dumps(_body(photos))
        parent.add_child(instance=page)
        page.save_revision().publish()
    return agency


def _photo(agency: Agency, number: int) -> PropertyPhoto:
    buffer = io.BytesIO()
    Image.new("RGB", (600, 400), (number * 40, 120, 90)).save(buffer, "JPEG")
    file = ContentFile(buffer.getvalue(), name=f"photo-{number}.jpg")
    return PropertyPhoto.objects.create(
        title=f"Photo {number}", file=file, collection=agency.collection
    )


def _body(photos: list[PropertyPhoto]) -> list[dict[str, Any]]:
    items = [
        {
            "type": "item",
            "id": str(UUID(int=photo.pk)),
            "value": {"photo": photo.pk, "caption": "", "room": ""},
        }
        for photo in photos
    ]
    return [
        {"type": "gallery", "value": {"title": "", "photos": items}},
        {"type": "energy", "value": ENERGY},
    ]

import io
import uuid

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.utils import translation
from PIL import Image as PillowImage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Site

# What a file needs beyond this room; without it the file is not collected.
NEEDS = {
    "test_page.py": "tests.projects.immo_blocks.testapp",
    "test_localize.py": "wagtail_localize",
}
collect_ignore = [name for name, app in NEEDS.items() if not apps.is_installed(app)]


@pytest.fixture(autouse=True)
def _forget_between_tests():
    """Stands in for the one above, which needs rooms that are absent when this one is alone."""
    cache.clear()
    Site.clear_site_root_paths_cache()
    with translation.override("en"):
        yield


@pytest.fixture
def make_image(db, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)

    def make(title="Facade", size=(90, 60), **fields):
        data = io.BytesIO()
        PillowImage.new("RGB", size, (90, 120, 140)).save(data, "JPEG")
        image = get_image_model()(title=title, **fields)
        image.file.save(f"{title}.jpg", ContentFile(data.getvalue()), save=False)
        image.file._committed = False
        image.width, image.height = size
        image.save()
        return image

    return make


@pytest.fixture
def make_document(db, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)

    def make(title="Certificate", access="public"):
        model = get_document_model()
        document = model(title=title)
        if "access" in {field.name for field in model._meta.fields}:
            document.access = access
        document.file.save("certificate.pdf", ContentFile(b"%PDF-1.4"), save=False)
        document.file_size = 8
        document.save()
        return document

    return make


def block(kind, value):
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def item(value):
    return {"type": "item", "id": str(uuid.uuid4()), "value": value}


def gallery(images, title=""):
    photos = [item({"photo": image.pk, "caption": "", "room": "facade"}) for image in images]
    return block("gallery", {"title": title, "photos": photos})


def energy(**fields):
    blank = {
        "jurisdiction": "be-wal",
        "status": "valid",
        "energy_class": "D",
        "kwh_m2_year": "301.00",
        "total_kwh_year": None,
        "co2_kg_m2_year": None,
        "certificate_number": "",
        "issued_on": None,
        "valid_until": None,
        "exemption_reason": "",
        "document": None,
    }
    return block("energy", blank | fields)


def documents(rows, title=""):
    items = [item({"document": row.pk, "label": ""}) for row in rows]
    return block("documents", {"title": title, "documents": items})


def full_body(images, rows, page_id=None):
    link = f'<a linktype="page" id="{page_id}">the agency</a>' if page_id else "the agency"
    return [
        gallery(images),
        block("heading", {"text": "A house near the park", "level": "h2"}),
        block("rich_text", f"<p>Sold by {link}, <b>calm</b>.</p>"),
        energy(document=rows[0].pk if rows else None, issued_on="2024-06-11"),
        documents(rows),
        block("location", {"text": "Schools.\n\nShops.", "show_map": True}),
    ]

"""A real page on stock Wagtail: editor, public page and Wagtail's own API."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.immo_blocks.conftest import full_body
from tests.projects.immo_blocks.testapp.models import BodyPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def page(root, make_image, make_document):
    images = [make_image(f"Photo {number}") for number in range(6)]
    page = BodyPage(title="House", body=json.dumps(full_body(images, [make_document()], root.pk)))
    root.add_child(instance=page)
    return page


def test_published_page(page, client):
    answer = client.get(page.url)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "All 6 photos" in text
    assert "EPC: class D, 301 kWh/m².year" in text


def test_wagtails_api_expands_the_body(page, client):
    body = client.get(f"/api/pages/{page.pk}/").json()["body"]
    values = {one["type"]: one["value"] for one in body}
    assert len(values["gallery"]["photos"]) == 6
    assert values["energy"]["valid_until"] == "2034-06-11"


def test_the_editor_opens_with_every_block(page, admin_client):
    answer = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200


@pytest.mark.parametrize(("action", "saved"), [("", True), ("action-publish", False)])
def test_a_half_filled_draft_is_saved_but_not_published(root, admin_client, action, saved):
    data = {
        "title": "Half",
        "slug": "half",
        "body": streamfield([
            ("heading", {"text": "", "level": "h2"}),
            ("rich_text", rich_text("<p>Text</p>")),
        ]),
    } | ({action: "1"} if action else {})  # fmt: skip
    url = reverse("wagtailadmin_pages:add", args=["testapp", "bodypage", root.pk])
    admin_client.post(url, nested_form_data(data | {"comments": inline_formset([])}))
    assert Page.objects.filter(slug="half").exists() is saved


@pytest.mark.parametrize("name", ["gallery", "energy", "documents", "heading", "rich_text"])
def test_previews_in_the_admin(name, admin_client):
    block = BodyPage._meta.get_field("body").stream_block.child_blocks[name]
    answer = admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
    )
    assert answer.status_code == 200
    assert "immo-" in answer.content.decode()

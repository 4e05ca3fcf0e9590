"""The life of photos and documents, on every storage: in, served, replaced, gone; nothing open."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import requests
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings
from django.urls import reverse

from immo_pages.models import PropertyPhoto
from immo_pages.photos.presets import PRESETS, photo_url
from tests.immo_pages.api_world import full_body
from tests.immo_pages.camera import SECRET, photograph

pytestmark = pytest.mark.django_db


def fetched(client: Any, address: str) -> tuple[int, bytes, Any]:
    """Status, bytes and headers a visitor gets in the end."""
    answer = client.get(address)
    if answer.status_code == 302:
        assert answer["Cache-Control"] == "private, no-store"
        final = requests.get(answer["Location"], timeout=10)
        return final.status_code, final.content, final.headers
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, content, answer.headers


def all_names(folder: str = "") -> list[str]:
    """Every file of the storage."""
    folders, files = default_storage.listdir(folder)
    names = [f"{folder}/{name}" if folder else name for name in files]
    for inner in folders:
        names += all_names(f"{folder}/{inner}" if folder else inner)
    return names


@pytest.fixture
def photo(media_storage, agency, django_capture_on_commit_callbacks):
    """A photo full of secrets with all its sizes."""
    with django_capture_on_commit_callbacks(execute=True):
        return PropertyPhoto.objects.create(
            title="x",
            file=ContentFile(photograph("JPEG", 90, 60), name="OWNERCANARY.jpg"),
            collection=agency.collection,
        )


def test_a_photo_is_stored_clean_and_served_in_its_sizes(photo, visitor):
    names = all_names()
    assert len(names) == 1 + 2 * len(PRESETS)
    for name in names:
        assert SECRET.decode() not in name
        with default_storage.open(name) as file:
            assert SECRET not in file.read()
    for extension, kind in (("jpg", "image/jpeg"), ("avif", "image/avif")):
        status, content, headers = fetched(visitor(), photo_url(photo, "card", extension))
        assert status == 200
        assert headers["Content-Type"] == kind
        assert content
    assert visitor().get(f"/img/card/{photo.uuid}-{'0' * 12}.jpg").status_code == 404


def test_a_replaced_and_a_deleted_photo_leave_no_file(photo, django_capture_on_commit_callbacks):
    old = set(all_names())
    with django_capture_on_commit_callbacks(execute=True):
        photo.file = ContentFile(photograph("PNG"), name="y.png")
        photo.save()
    new = set(all_names())
    assert not old & new
    assert len(new) == 1 + 2 * len(PRESETS)
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()
    assert all_names() == []


def test_documents_by_rule(media_storage, agency, make_property, make_document, visitor):
    public = make_document(agency, access="public")
    private = make_document(agency, access="private")
    make_property(agency, body=full_body([], [public, private]))
    status, content, headers = fetched(visitor(), public.url)
    assert (status, headers["Content-Type"]) == (200, "application/pdf")
    assert content.startswith(b"%PDF-")
    assert headers["Content-Disposition"].startswith("inline;")
    assert visitor().get(private.url).status_code == 404


def test_members_fetch_private_documents(
    media_storage, agency, make_document, make_member, member_client
):
    document = make_document(agency)
    client = member_client(make_member(agency, "marketer"))
    status, content, _headers = fetched(client, document.url)
    assert status == 200
    assert content.startswith(b"%PDF-")


def test_a_file_that_is_gone_is_no_error(
    media_storage, agency, make_property, make_document, visitor
):
    document = make_document(agency, access="public")
    make_property(agency, body=full_body([], [document]))
    default_storage.delete(document.file.name)
    # S3 says 403 for what is absent to who may not list the bucket.
    assert fetched(visitor(), document.url)[0] in {404, 403 if media_storage == "s3" else 404}


@pytest.mark.parametrize("media_storage", ["s3"], indirect=True)
def test_nothing_in_the_bucket_is_open_to_the_public(photo, agency, make_document, s3_server):
    make_document(agency, access="public")
    assert all_names()
    for name in all_names():
        answer = requests.get(f"{s3_server}/immo-media/{name}", timeout=10)
        assert answer.status_code == 403, name


@pytest.mark.parametrize("media_storage", ["s3"], indirect=True)
def test_addresses_are_signed_for_a_minute_with_our_type_and_name(
    media_storage, agency, make_property, make_document, visitor
):
    document = make_document(agency, access="public")
    make_property(agency, body=full_body([], [document]))
    query = parse_qs(urlsplit(visitor().get(document.url)["Location"]).query)
    # moto knows neither clock nor key: that the storage refuses an old address is S3's promise.
    assert query["X-Amz-Expires"] == ["60"]
    assert query["X-Amz-Signature"]
    assert query["response-content-type"] == ["application/pdf"]
    assert query["response-content-disposition"][0].startswith("inline;")


def test_no_address_of_the_storage_leaves(
    media_storage, agency, make_property, make_document, make_member, member_client, visitor
):
    """Pages, screens and data name a document by our address, whoever asks."""
    documents = [make_document(agency, access=access) for access in ("public", "private")]
    page = make_property(agency, body=full_body([], documents))
    key = documents[1].pk
    public = [page.url, f"/api/v2/pages/{page.pk}/", "/api/v2/documents/", "/sitemap.xml"]
    screens = [
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:edit", args=[key]),
        reverse("immo_documents:publish", args=[key]),
        reverse("wagtaildocs_chooser:choose"),
        reverse("wagtaildocs_chooser:chosen", args=[key]),
        reverse("wagtailadmin_api:documents:detail", args=[key]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("immo_assigned:legal", args=[page.pk]),
        reverse("immo_assigned:read", args=[page.pk]),
    ]
    manager = member_client(make_member(agency, "manager"))
    answers = [visitor().get(address) for address in public]
    answers += [manager.get(address) for address in screens]
    for answer in answers:
        assert answer.status_code == 200, answer.request["PATH_INFO"]
        text = unquote(answer.content.decode())
        for document in documents:
            assert document.file.name not in text, answer.request["PATH_INFO"]
            assert "X-Amz-" not in text
    # Nor does the setting that would make Wagtail give it.
    with override_settings(WAGTAILDOCS_SERVE_METHOD="direct"):
        assert documents[1].url.startswith("/documents/")
    for client in (visitor(), member_client(make_member(agency, "viewer"))):
        assert "Location" not in client.get(documents[1].url)
        assert client.get(f"/media/{documents[1].file.name}").status_code == 404

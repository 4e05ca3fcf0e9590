"""Documents: the public ones that a live page shows, the agency's own for its members, no other."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from immo_pages.models import PropertyDocument, PropertyPage
from tests.immo_pages.api_world import full_body
from tests.immo_pages.papers import office


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def shown(agency, make_property, make_document):
    """A public document on a live page."""
    document = make_document(agency, access="public")
    make_property(agency, body=full_body([], [document]))
    return document


@pytest.fixture
def absent(visitor):
    """``absent()`` is the answer for an id that nobody has."""
    return lambda: visitor().get("/documents/999999/doc.pdf")


def assert_absent(answer, absent) -> None:
    assert answer.status_code == absent.status_code == 404
    assert body(answer) == body(absent)
    assert dict(answer.headers) == dict(absent.headers)


def test_a_public_document_on_a_live_page_is_served(shown, visitor):
    answer = visitor().get(shown.url)
    assert answer.status_code == 200
    assert body(answer).startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline;")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "public, max-age=5"
    assert "Cookie" not in answer.get("Vary", "")
    assert visitor().head(shown.url).status_code == 200
    assert visitor().post(shown.url).status_code == 405


def test_the_address_of_a_document_is_ours(shown):
    assert shown.url == f"/documents/{shown.pk}/{shown.filename}"
    assert shown.immo_public_url() == shown.url


@pytest.mark.parametrize("access", ["private", "on_request"])
def test_others_than_public_are_absent(
    agency, make_property, make_document, visitor, absent, access
):
    document = make_document(agency, access=access)
    make_property(agency, body=full_body([], [document]))
    assert_absent(visitor().get(document.url), absent())


@pytest.mark.parametrize("hide", ["draft", "unpublished", "restricted", "unused", "stale"])
def test_public_but_on_no_live_page_is_absent(
    agency, make_property, make_document, visitor, absent, hide
):
    document = make_document(agency, access="public")
    page = make_property(agency, live=hide != "draft", body=full_body([], [document]))
    if hide == "unpublished":
        page.unpublish()
    elif hide == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    elif hide == "unused":
        page.body = type(page)._meta.get_field("body").to_python(full_body())
        page.save_revision().publish()
    elif hide == "stale":
        empty = PropertyPage._meta.get_field("body").to_python([])
        PropertyPage.objects.filter(pk=page.pk).update(body=empty)
    assert_absent(visitor().get(document.url), absent())


@pytest.mark.parametrize("host", ["gent.localhost", "localhost", "unknown.example"])
def test_another_host_does_not_know_it(shown, other_agency, visitor, host):
    absent = visitor(host).get("/documents/999999/doc.pdf")
    assert_absent(visitor(host).get(shown.url), absent)


def test_conditions_ranges_and_methods_tell_nothing(agency, make_document, visitor, absent):
    document = make_document(agency, access="private")
    tag = f'"{document.file_hash}"'
    for headers in (
        {"HTTP_IF_NONE_MATCH": tag},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_IF_MODIFIED_SINCE": "Sun, 06 Nov 2033 08:49:37 GMT"},
        {"HTTP_RANGE": "bytes=0-3"},
    ):
        assert_absent(visitor().get(document.url, **headers), absent())
    head = visitor().head(document.url)
    assert (head.status_code, head.content) == (404, b"")
    assert_absent(visitor().get(f"/documents/{document.pk}/other.pdf"), absent())
    assert_absent(visitor().get("/documents/99999999999999999999999/doc.pdf"), absent())


def test_members_get_documents_of_their_own_agency(
    agency, other_agency, make_document, make_member, member_client
):
    own, foreign = make_document(agency), make_document(other_agency)
    user = make_member(agency, "marketer")
    admin = member_client(user)
    answer = admin.get(own.url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer["Vary"]
    assert_absent(admin.get(foreign.url), admin.get("/documents/999999/doc.pdf"))
    elsewhere = member_client(user, host="gent.localhost")
    assert elsewhere.get(own.url).status_code == 404


def test_former_members_and_strangers_get_nothing(
    agency, make_document, make_member, member_client, django_user_model
):
    document = make_document(agency)
    user = make_member(agency, "marketer")
    client = member_client(user)
    user.memberships.model.objects.with_scopes_disabled().update(suspended_at=timezone.now())
    assert client.get(document.url).status_code == 404
    stranger = django_user_model.objects.create_user("s@example.org", "a-long-password")
    assert member_client(stranger).get(document.url).status_code == 404


def test_no_password_opens_a_collection(agency, shown, visitor):
    restriction = CollectionViewRestriction.objects.create(
        collection=Collection.objects.get(pk=agency.collection.pk),
        restriction_type="password",
        password="x",
    )
    address = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])
    assert visitor().get(address).status_code == 404
    assert visitor().post(address, {"password": "x"}).status_code == 404


def test_a_file_that_is_gone_is_absent(shown, visitor):
    shown.file.storage.delete(shown.file.name)
    assert visitor().get(shown.url).status_code == 404


def test_nginx_gets_a_path_below_protected(shown, visitor, settings):
    settings.IMMO_PAGES_SERVE_METHOD = "accel"
    answer = visitor().get(shown.url)
    assert answer["X-Accel-Redirect"] == f"/protected/{shown.file.name}"
    assert answer.content == b""
    assert answer["Content-Type"] == "application/pdf"


def test_a_storage_that_does_not_sign_is_never_redirected_to(shown, visitor, settings):
    settings.IMMO_PAGES_SERVE_METHOD = "redirect"
    client = visitor()
    client.raise_request_exception = False
    assert client.get(shown.url).status_code == 500


def test_office_files_are_downloads(agency, make_property, visitor):
    document = PropertyDocument.objects.create(
        title="x",
        file=ContentFile(office("word/document.xml"), name="acte.docx"),
        collection=agency.collection,
        access="public",
    )
    make_property(agency, body=full_body([], [document]))
    assert visitor().get(document.url)["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("visit.mp3", b"ID3\x04" + bytes(200), True),
        ("charges.xlsx", office("xl/workbook.xml"), False),
    ],
)
def test_recordings_play_and_the_rest_is_a_download(
    agency, make_property, visitor, settings, name, content, shown
):
    settings.IMMO_PAGES_SERVE_METHOD = "accel"
    document = PropertyDocument.objects.create(
        title="x",
        file=ContentFile(content, name=name),
        collection=agency.collection,
        access="public",
    )
    make_property(agency, body=full_body([], [document]))
    # nginx answers the range: the worker gives it away whole, never a part or a byte of it.
    answer = visitor().get(document.url, headers={"range": "bytes=0-3"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["X-Accel-Redirect"] == f"/protected/{document.file.name}"
    assert answer["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]

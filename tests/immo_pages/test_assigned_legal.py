"""The legal file: answers and private documents in the latest draft."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import PageLogEntry

from immo_pages.assigned.legal_file import documents_of, facts_of, state_of
from immo_pages.models import PropertyDocument, PropertyPage
from tests.conftest import documents_block, energy_block
from tests.immo_pages.assigned_world import acts, draft_of, give, screen

PDF = b"%PDF-1.4\n%notary\n%%EOF\n"


def pdf(name: str = "acte.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


@pytest.fixture
def page(agency, make_property, make_document):
    """A live page with one document."""
    body = [energy_block(), documents_block(make_document(agency, kind="soil"))]
    return make_property(agency, body=body)


@pytest.fixture
def nora(agency, page, make_member):
    """A notary to whom the page was given."""
    user = make_member(agency, "notary")
    give(agency, user, page)
    return user


@pytest.fixture
def client(nora, member_client):
    return member_client(nora)


def form_of(page: PropertyPage) -> dict[str, Any]:
    draft = draft_of(page)
    shown = {name: "" if v is None else str(v) for name, v in facts_of(draft).items()}
    flags = dict.fromkeys(("is_heritage", "is_tenanted"), "unknown")
    return shown | flags | {"seen": state_of(draft)}


def test_answers_are_kept_in_the_draft_only(page, agency, client, nora):
    data = form_of(page) | {
        "planning_permit": "yes",
        "land_use": "residential",
        "flood_p_score": "A",
        "planning_extract_on": "2026-03-04",
        "is_heritage": "false",
        "note": "Il manque l'attestation de sol.",
        "price": "1",
        "title": "Volé",
    }
    assert client.post(screen("legal", page), data).status_code == 302
    draft = draft_of(page)
    assert (draft.planning_permit, draft.land_use, draft.is_heritage) == (
        "yes",
        "residential",
        False,
    )
    assert str(draft.planning_extract_on) == "2026-03-04"
    assert (draft.price, draft.title) == (page.price, page.title)
    assert draft.latest_revision.user == nora
    page.refresh_from_db()
    assert (page.live, page.planning_permit) == (True, "")
    assert acts(agency)[-1] == "legal.completed"
    entry = PageLogEntry.objects.get(page=page, action="immo_pages.legal_completed")
    assert entry.comment == "Il manque l'attestation de sol."


def test_documents_are_private_and_hers(page, agency, client, nora):
    files = {"new-0-kind": "deed", "new-0-issued_on": "2026-01-02", "new-0-file": pdf()}
    files |= {"new-1-kind": "nonsense", "new-1-issued_on": "32/13", "new-1-file": pdf("b.pdf")}
    assert client.post(screen("legal", page), form_of(page) | files).status_code == 302
    old, first, second = (key for _item, key in documents_of(draft_of(page)))
    deed = PropertyDocument.objects.get(pk=first)
    assert (deed.kind, deed.access, str(deed.issued_on)) == ("deed", "private", "2026-01-02")
    assert (deed.uploaded_by_user, deed.collection_id) == (nora, agency.collection_id)
    assert PropertyDocument.objects.get(pk=second).kind == "other"
    assert [key for _item, key in documents_of(page)] == [old]
    text = client.get(screen("legal", page)).content.decode()
    assert deed.url in text
    assert client.get(deed.url).status_code == 200


def test_a_document_is_replaced_in_the_draft_and_stays_for_visitors(page, client):
    ((item, old),) = documents_of(draft_of(page))
    data = form_of(page) | {f"replace-{item}": pdf()}
    assert client.post(screen("legal", page), data).status_code == 302
    ((same, new),) = documents_of(draft_of(page))
    assert (same, new == old) == (item, False)
    assert PropertyDocument.objects.get(pk=new).kind == "soil"
    assert PropertyDocument.objects.filter(pk=old).exists()
    assert documents_of(PropertyPage.objects.get(pk=page.pk)) == [(item, old)]


def test_the_first_document_makes_the_block(agency, make_property, client, nora):
    page = make_property(agency, body=[energy_block()])
    give(agency, nora, page)
    data = form_of(page) | {"new-0-kind": "deed", "new-0-file": pdf()}
    assert client.post(screen("legal", page), data).status_code == 302
    assert [block["type"] for block in draft_of(page).body.raw_data] == ["energy", "documents"]


def test_a_wrong_file_or_day_keeps_the_rest(page, client):
    virus = SimpleUploadedFile("x.pdf", b"MZ not a pdf")
    data = form_of(page) | {"planning_permit": "no", "new-0-file": virus, "new-1-file": pdf()}
    answer = client.post(screen("legal", page), data, follow=True)
    assert "x.pdf" in answer.content.decode()
    assert draft_of(page).planning_permit == "no"
    assert len(documents_of(draft_of(page))) == 2
    data = form_of(page) | {"planning_extract_on": "32/13/2026", "new-0-file": pdf("c.pdf")}
    answer = client.post(screen("legal", page), data)
    assert (answer.status_code, len(documents_of(draft_of(page)))) == (422, 3)
    assert "32/13/2026" in answer.content.decode()


def test_who_saved_the_answers_first_wins_and_is_named(
    page, agency, client, make_member, member_client
):
    data = form_of(page)
    colleague = make_member(agency, "marketer", last_name="Dubois")
    member_client(colleague).post(screen("legal", page), data | {"planning_permit": "yes"})
    mine = data | {"planning_permit": "no", "land_use": "forest", "new-0-file": pdf()}
    answer = client.post(screen("legal", page), mine)
    assert answer.status_code == 409
    assert "Dubois" in answer.content.decode()
    draft = draft_of(page)
    assert (draft.planning_permit, draft.land_use) == ("yes", "")
    assert len(documents_of(draft)) == 2
    again = mine | {"seen": state_of(draft)}
    del again["new-0-file"]
    assert client.post(screen("legal", page), again).status_code == 302
    assert draft_of(page).planning_permit == "no"


def test_other_changes_meanwhile_stay(page, client):
    data = form_of(page) | {"planning_permit": "yes"}
    colleague = draft_of(page)
    colleague.price = 424242
    colleague.save_revision()
    assert client.post(screen("legal", page), data).status_code == 302
    assert (draft_of(page).price, draft_of(page).planning_permit) == (424242, "yes")


def test_a_locked_page_is_not_touched(page, agency, client, make_member):
    PropertyPage.objects.filter(pk=page.pk).update(locked=True, locked_by=make_member(agency))
    data = form_of(page) | {"planning_permit": "yes", "new-0-file": pdf()}
    assert client.post(screen("legal", page), data).status_code == 409
    assert draft_of(page).planning_permit == ""
    assert "legal.completed" not in acts(agency)


def test_private_documents_of_other_properties_stay_closed(
    page, agency, make_property, make_document, client, make_member, member_client
):
    other = make_document(agency)
    make_property(agency, body=[energy_block(), documents_block(other)])
    assert client.get(other.url).status_code == 404
    _item, own = documents_of(page)[0]
    viewer = make_member(agency, "viewer")
    address = PropertyDocument.objects.get(pk=own).url
    assert client.get(address).status_code == 200
    assert member_client(viewer).get(address).status_code == 404
    assert member_client(make_member(agency, "marketer")).get(other.url).status_code == 200


def test_a_page_off_her_list_is_absent(agency, make_property, client):
    other = make_property(agency)
    assert client.get(screen("legal", other)).status_code == 404
    assert client.post(screen("legal", other), {"planning_permit": "yes"}).status_code == 404
    assert draft_of(other).planning_permit == ""

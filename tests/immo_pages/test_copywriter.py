"""Copywriters change texts and nothing else, whatever their browser sends."""

import copy
import json
import re
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html
from wagtail_localize.models import OverridableSegment, SegmentOverride

from immo_agencies.models import AuditEvent
from immo_pages.copywriting import merge_body
from immo_pages.models import ContentPage, PropertyIndexPage, PropertyPage
from immo_pages.translating.actions import start_translation, translation_into
from tests.conftest import documents_block, energy_block, gallery_block
from tests.immo_pages.assigned_world import draft_of, give

ENERGY, TEXT, GALLERY, DOCUMENTS, LOCATION = (
    f"7b8e1c2a-0000-4000-8000-00000000000{number}" for number in range(1, 6)
)


def full_body(photos: list[Any], documents: list[Any]) -> list[dict[str, Any]]:
    """One block of each kind that matters, each with an id."""
    return [
        energy_block() | {"id": ENERGY},
        {"type": "rich_text", "id": TEXT, "value": "<p>Vieux texte</p>"},
        gallery_block(*photos) | {"id": GALLERY},
        documents_block(*documents) | {"id": DOCUMENTS},
        {"type": "location", "id": LOCATION, "value": {"text": "Gare", "show_map": True}},
    ]


@pytest.fixture
def page(agency, make_property, make_photo, make_document):
    photos = [make_photo(agency), make_photo(agency)]
    return make_property(agency, body=full_body(photos, [make_document(agency)]))


@pytest.fixture
def chloe(agency, page, make_member):
    """A copywriter to whom the page was given."""
    user = make_member(agency, "copywriter")
    give(agency, user, page)
    return user


@pytest.fixture
def client(chloe, member_client):
    return member_client(chloe)


def editor(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def posted(client: Any, page: Any, body: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """What the editor sends for ``body``."""
    shown = client.get(editor(page))
    assert shown.status_code == 200
    data = querydict_from_html(shown.content.decode(), form_id="page-edit-form").dict()
    return data | stream(body) | more


def stream(body: list[dict[str, Any]]) -> dict[str, str]:
    """Raw blocks as form fields."""
    fields: dict[str, Any] = {"count": str(len(body))}
    for number, block in enumerate(body):
        fields[str(number)] = {
            "deleted": "",
            "order": str(number),
            "type": block["type"],
            "id": block.get("id", ""),
            "value": _value(block["type"], block["value"]),
        }
    return nested_form_data({"body": fields})


def _value(kind: str, value: Any) -> Any:
    if kind == "rich_text":
        line = {"key": "00000", "type": "unstyled", "depth": 0, "text": value}
        line |= {"inlineStyleRanges": [], "entityRanges": []}
        return json.dumps({"blocks": [line], "entityMap": {}})
    lists = {name: _items(v) for name, v in value.items() if isinstance(v, list)}
    plain = {k: "" if v is None else v for k, v in value.items() if not isinstance(v, list)}
    # A browser sends nothing for boxes that are not ticked.
    for box in ("show_map", "cold_zone", "renewables"):
        if not plain.get(box):
            plain.pop(box, None)
            lists.pop(box, None)
    return plain | lists


def _items(items: list[dict[str, Any]]) -> dict[str, Any]:
    listed: dict[str, Any] = {"count": str(len(items))}
    for number, item in enumerate(items):
        listed[str(number)] = item | {"deleted": "", "order": str(number)}
    return listed


def body_of(page: Any) -> list[dict[str, Any]]:
    return copy.deepcopy([dict(block) for block in draft_of(page).body.raw_data])


def block_of(page: Any, kind: str) -> Any:
    return next(block for block in body_of(page) if block["type"] == kind)


def test_texts_captions_and_the_neighbourhood_are_hers(page, client, chloe, agency):
    body = body_of(page)
    body[1]["value"] = "Nouveau texte"
    body[2]["value"]["title"] = "Photos de la maison"
    body[2]["value"]["photos"][1]["value"]["caption"] = "Le jardin"
    body[4]["value"]["text"] = "Gare et écoles"
    body.append({"type": "heading", "id": "", "value": {"text": "Autour", "level": "h2"}})
    texts = {"title": "Maison de maître", "summary": "Belle.", "search_description": "Vue."}
    count = AuditEvent.objects.count()
    assert client.post(editor(page), posted(client, page, body, **texts)).status_code == 302
    draft = draft_of(page)
    assert (draft.title, draft.summary, draft.search_description) == tuple(texts.values())
    after = body_of(page)
    assert [block["type"] for block in after] == [block["type"] for block in body]
    assert "Nouveau texte" in after[1]["value"]
    assert after[2]["value"]["title"] == "Photos de la maison"
    assert after[2]["value"]["photos"][1]["value"]["caption"] == "Le jardin"
    assert after[4]["value"] == {"text": "Gare et écoles", "show_map": True}
    assert draft.latest_revision.user == chloe
    assert AuditEvent.objects.count() == count + 1
    page.refresh_from_db()
    assert page.title != "Maison de maître"


def test_an_honest_save_is_not_called_withheld(page, client):
    answer = client.post(editor(page), posted(client, page, body_of(page)), follow=True)
    tags = [message.level_tag for message in answer.context["messages"]]
    assert "warning" not in tags


FORBIDDEN = {
    "price": "1",
    "rent_monthly": "1",
    "cadastral_income": "1",
    "reference": "STOLEN",
    "transaction": "rent",
    "category": "land",
    "status": "sold",
    "street": "Rue Volée",
    "postal_code": "1000",
    "bedrooms": "99",
    "living_area": "99",
    "features": "lift",
    "availability": "Hier",
    "available_from": "2030-01-01",
    "planning_permit": "no",
    "flood_p_score": "D",
    "electrical_conformity": "not_conform",
    "planning_extract_on": "2020-01-01",
    "is_heritage": "true",
    "slug": "stolen-address",
    "go_live_at": "2030-01-01 10:00",
    "expire_at": "2030-01-01 10:00",
    "show_in_menus": "on",
    "agent": "1",
}


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_a_field_that_is_no_text_is_not_taken(page, client, name):
    before = getattr(draft_of(page), name)
    data = posted(client, page, body_of(page), title="Beau titre") | {name: FORBIDDEN[name]}
    client.post(editor(page), data)
    draft = draft_of(page)
    assert draft.title == "Beau titre"
    assert getattr(draft, name) == before


def test_all_at_once_with_publish_neither(page, client):
    before = {name: getattr(draft_of(page), name) for name in FORBIDDEN}
    data = posted(client, page, body_of(page), **FORBIDDEN) | {"action-publish": "1"}
    client.post(editor(page), data)
    assert {name: getattr(draft_of(page), name) for name in FORBIDDEN} == before
    page.refresh_from_db()
    assert page.slug != "stolen-address"
    assert page.has_unpublished_changes


def _photos(body: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return body[2]["value"]["photos"]


def _another(body: list[dict[str, Any]], photo: Any) -> None:
    item = {"type": "item", "id": "", "value": _photos(body)[0]["value"] | {"photo": photo.pk}}
    _photos(body).append(item)


def _swap_ids(body: list[dict[str, Any]]) -> None:
    body[0]["id"], body[2]["id"] = body[2]["id"], body[0]["id"]


def _document_item(body: list[dict[str, Any]]) -> dict[str, Any]:
    return body[3]["value"]["documents"][0]["value"]


# Each changes something that is no text in a body of full_body(), given a photo and a document.
CHANGES: dict[str, Any] = {
    "class": lambda b, p, d: b[0]["value"].update(energy_class="A"),
    "photo": lambda b, p, d: _photos(b)[0]["value"].update(photo=p.pk),
    "room": lambda b, p, d: _photos(b)[0]["value"].update(room="garden"),
    "photo added": lambda b, p, d: _another(b, p),
    "photo removed": lambda b, p, d: _photos(b).pop(),
    "photos reordered": lambda b, p, d: _photos(b).reverse(),
    "document": lambda b, p, d: _document_item(b).update(document=d.pk),
    "document label": lambda b, p, d: _document_item(b).update(label="Autre"),
    "map": lambda b, p, d: b[4]["value"].update(show_map=False),
    "block added": lambda b, p, d: b.insert(0, gallery_block(p) | {"id": ""}),
    "certificate added": lambda b, p, d: b.insert(0, energy_block(energy_class="A") | {"id": ""}),
    "blocks removed": lambda b, p, d: b.__setitem__(slice(None), [b[1]]),
    "blocks moved": lambda b, p, d: b.__setitem__(slice(0, 3), [b[2], b[0], b[1]]),
    "ids swapped": lambda b, p, d: _swap_ids(b),
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_block_that_is_no_text_stays_as_it_is(
    page, agency, client, make_photo, make_document, name
):
    before = body_of(page)
    body = body_of(page)
    body[1]["value"] = "Nouveau texte"
    CHANGES[name](body, make_photo(agency), make_document(agency))
    answer = client.post(editor(page), posted(client, page, body), follow=True)
    assert answer.status_code == 200
    after = body_of(page)
    assert "Nouveau texte" in after[1]["value"]
    assert [b for b in after if b["type"] != "rich_text"] == [
        b for b in before if b["type"] != "rich_text"
    ]
    # Swapped ids change nothing that anybody could see.
    told = "warning" in [message.level_tag for message in answer.context["messages"]]
    assert told is (name != "ids swapped")


def test_automatic_saving_takes_texts_only_too(page, client):
    data = posted(client, page, body_of(page), title="Auto", price="1")
    answer = client.post(editor(page), data, headers={"accept": "application/json"})
    assert answer.json()["success"] is True
    assert (draft_of(page).title, draft_of(page).price) == ("Auto", page.price)


def test_the_preview_shows_no_price_of_hers(page, client):
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = posted(client, page, body_of(page), price="987654")
    assert client.post(preview, data).json()["is_valid"] is True
    shown = re.sub(r"[\s.,\u00a0\u202f]", "", client.get(preview).content.decode())
    assert "350000" in shown
    assert "987654" not in shown


def test_she_sees_the_facts_without_fields(page, client):
    text = client.get(editor(page)).content.decode()
    assert 'name="price"' not in text
    assert "350" in text
    assert "copywriting" in text


def test_she_sends_for_approval(page, client):
    data = posted(client, page, body_of(page), title="Prêt") | {"action-submit": "1"}
    assert client.post(editor(page), data).status_code == 302
    assert PropertyPage.objects.get(pk=page.pk).workflow_in_progress


def test_an_older_version_is_not_brought_back(page, client):
    old = page.latest_revision
    draft = draft_of(page)
    draft.price = 400000
    draft.save_revision()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
    assert client.get(address).status_code == 403
    data = posted(client, page, body_of(page))
    assert client.post(address, data).status_code == 403
    assert draft_of(page).price == 400000


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("what", ["delete", "move", "copy", "unpublish"])
def test_she_removes_moves_and_copies_nothing(
    agency, make_property, client, chloe, page, what, live
):
    other = make_property(agency, live=live)
    give(agency, chloe, page, other)
    count = Page.objects.count()
    parent = other.get_parent()
    address = reverse(f"wagtailadmin_pages:{what}", args=[other.pk])
    data = {"new_title": "x", "new_slug": "x", "new_parent_page": parent.pk, "next": ""}
    assert client.get(address).status_code in {302, 403}
    assert client.post(address, data).status_code in {302, 403}
    if what == "move":
        confirm = reverse("wagtailadmin_pages:move_confirm", args=[other.pk, parent.pk])
        assert client.post(confirm).status_code in {302, 403, 404}
    assert Page.objects.count() == count
    assert PropertyPage.objects.get(pk=other.pk).live is live


def test_she_neither_creates_nor_translates(agency, page, client):
    index = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    add = reverse("wagtailadmin_pages:add", args=["immo_pages", "propertypage", index.pk])
    assert client.get(add).status_code in {302, 403}
    start = reverse("immo_translating:start", args=[page.pk, "nl"])
    assert client.post(start).status_code in {302, 403}
    assert not PropertyPage.objects.filter(translation_key=page.translation_key, locale=2).exists()
    assert client.get(reverse("immo_properties:new")).status_code in {302, 403}


def test_other_pages_give_her_their_texts_only_as_well(
    agency, make_member, member_client, make_photo
):
    user = make_member(agency, "copywriter")
    home = agency.home_in("fr")
    content = ContentPage(title="Services", slug="services")
    home.add_child(instance=content)
    content.body = (
        type(content)
        ._meta.get_field("body")
        .to_python([gallery_block(make_photo(agency)) | {"id": GALLERY}])
    )
    content.save_revision()
    body = body_of(content)
    body[0]["value"]["photos"] = []
    client = member_client(user)
    data = posted(client, content, body, title="Nos services", slug="stolen")
    client.post(editor(content), data)
    draft = draft_of(content)
    assert (draft.title, draft.slug) == ("Nos services", content.slug)
    assert len(draft.body.raw_data[0]["value"]["photos"]) == 1


def test_a_marketer_still_changes_everything(page, agency, make_member, member_client, make_photo):
    client = member_client(make_member(agency, "marketer"))
    body = body_of(page)
    body[2]["value"]["photos"].pop()
    data = posted(client, page, body, price="111111")
    assert client.post(editor(page), data).status_code == 302
    assert draft_of(page).price == 111111
    assert len(block_of(page, "gallery")["value"]["photos"]) == 1


def test_texts_may_be_added_moved_and_deleted_between_the_rest(db):
    photo = type("Photo", (), {"pk": 7})()
    old = full_body([photo], [])
    energy, text, gallery, documents, location = copy.deepcopy(old)
    new = [{"type": "heading", "id": "h", "value": {}}, energy, gallery, documents, text, location]
    merged = merge_body(old, new)
    assert [block["id"] for block in merged.blocks] == [
        "h",
        ENERGY,
        GALLERY,
        DOCUMENTS,
        TEXT,
        LOCATION,
    ]
    assert not merged.withheld
    assert [b["id"] for b in merge_body(old, [energy, gallery, documents, location]).blocks] == [
        ENERGY,
        GALLERY,
        DOCUMENTS,
        LOCATION,
    ]


def test_a_text_never_takes_the_id_of_something_else(db):
    old = full_body([], [])
    forged = [{"type": "rich_text", "id": ENERGY, "value": "x"}, *copy.deepcopy(old)]
    ids = [block["id"] for block in merge_body(old, forged).blocks]
    assert len(set(ids)) == len(ids) == 6


def test_in_a_translation_she_puts_no_other_photo(
    page, agency, client, make_member, make_photo, member_client
):
    marketer = make_member(agency, "marketer")
    translated = start_translation(page, language="nl", by=marketer)
    translation = translation_into(translated)
    segment = OverridableSegment.objects.filter(source=translation.source).first()
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    sent = f"value={make_photo(agency).pk}"
    form = "application/x-www-form-urlencoded"
    assert client.put(address, sent, content_type=form).status_code == 403
    assert not SegmentOverride.objects.exists()
    assert member_client(marketer).put(address, sent, content_type=form).status_code == 201

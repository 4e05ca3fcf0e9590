"""From "New property" to a published page, on the real screens."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_scopes import scopes_disabled
from wagtail.models import PageLogEntry

from immo_pages.models import (
    Agent,
    PropertyDocument,
    PropertyIndexPage,
    PropertyPage,
    PropertyPhoto,
)
from tests.conftest import photo_file

pytestmark = pytest.mark.django_db

NEW = {
    "transaction": "sale",
    "category": "house",
    "subtype": "",
    "street": "Rue des Carmes",
    "house_number": "12",
    "postal_code": "5000",
    "city": "Namur",
    "price": "350.000",
    "price_display": "exact",
    "bedrooms": "3",
    "living_area": "142,5",
    "energy_class": "B",
    "kwh_m2_year": "157",
    "total_kwh_year": "21.980",
    "certificate_number": "20240611012345",
    "issued_on": "2024-06-11",
}


def upload(name: str = "facade.jpg", **size: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo_file(**size).read(), content_type="image/jpeg")


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("peb.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")


@pytest.fixture
def marketer(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "marketer")


@pytest.fixture
def browser(marketer: Any, member_client: Any) -> Any:
    return member_client(marketer)


def blocks_of(page: PropertyPage) -> dict[str, Any]:
    return {block["type"]: block["value"] for block in page.body.raw_data}


def test_the_short_form_makes_a_complete_draft_and_opens_the_editor(
    browser: Any, marketer: Any, agency: Any
) -> None:
    data = NEW | {"photos": [upload("salon.jpg"), upload("jardin.jpg")], "certificate": pdf()}

    answer = browser.post(reverse("immo_properties:new"), data)

    page = PropertyPage.objects.get()
    # At what is still missing: words for the photos.
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert answer["Location"] == f"{editor}#field-body-gallery"
    assert not page.live
    assert "3" in page.title
    assert page.title.endswith("Namur")
    assert (page.price, page.living_area, page.epc_class) == (350000, 142.5, "B")
    assert page.epc_total_kwh_year == 21980
    assert page.agency == agency
    assert page.owner == marketer
    assert (
        page.get_parent().specific == PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    )
    assert [photo.title for photo in PropertyPhoto.objects.order_by("pk")] == ["salon", "jardin"]
    assert page.cover == PropertyPhoto.objects.get(title="salon")
    assert blocks_of(page).keys() == {"gallery", "rich_text", "energy"}
    document = PropertyDocument.objects.get()
    assert (document.kind, document.access) == ("energy", "private")
    assert blocks_of(page)["energy"]["document"] == document.pk
    assert page.latest_revision.user == marketer
    assert set(PageLogEntry.objects.filter(page=page).values_list("action", flat=True)) == {
        "wagtail.create",
        "wagtail.edit",
    }
    assert browser.get(answer["Location"]).status_code == 200


def test_the_editor_opens_at_the_first_gap_with_the_checklist(browser: Any) -> None:
    data = {key: value for key, value in NEW.items() if not key.startswith(("kwh", "energy"))}
    answer = browser.post(reverse("immo_properties:new"), data)

    page = PropertyPage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert answer["Location"] == f"{edit}#field-body-energy"
    screen = browser.get(edit).content.decode()
    assert 'href="#field-body-energy"' in screen
    assert 'href="#field-body-gallery"' in screen
    assert screen.index("immo-gaps__item--error") < screen.index("immo-gaps__item--warning")


def test_a_mistake_loses_nothing_not_even_the_photos(browser: Any) -> None:
    url = reverse("immo_properties:new")
    wrong = NEW | {"postal_code": "50", "photos": [upload("salon.jpg")], "certificate": pdf()}

    answer = browser.post(url, wrong)

    assert answer.status_code == 200
    assert not PropertyPage.objects.exists()
    photo, document = PropertyPhoto.objects.get(), PropertyDocument.objects.get()
    screen = answer.content.decode()
    assert "Rue des Carmes" in screen
    assert "350.000" in screen
    assert re.search(rf'name="kept_photos"\s+value="{photo.pk}"', screen)
    assert re.search(rf'name="kept_certificate"\s+value="{document.pk}"', screen)

    browser.post(url, NEW | {"kept_photos": [photo.pk], "kept_certificate": document.pk})

    page = PropertyPage.objects.get()
    assert page.cover == photo
    assert blocks_of(page)["energy"]["document"] == document.pk
    assert PropertyPhoto.objects.count() == 1


def test_a_file_that_is_no_photo_is_named_and_the_others_are_kept(browser: Any) -> None:
    bad = SimpleUploadedFile("texte.jpg", b"not a photo", content_type="image/jpeg")

    answer = browser.post(reverse("immo_properties:new"), NEW | {"photos": [bad, upload()]})

    assert "texte.jpg" in answer.content.decode()
    assert PropertyPhoto.objects.count() == 1
    assert not PropertyPage.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("postal_code", ""),
        ("postal_code", "123"),
        ("city", ""),
        ("price", "beaucoup"),
        ("price", "-5"),
        ("energy_class", "Z"),
        ("issued_on", "2999-01-01"),
    ],
)
def test_what_cannot_be_right_is_said_beside_the_field(
    browser: Any, field: str, value: str
) -> None:
    answer = browser.post(reverse("immo_properties:new"), NEW | {field: value})

    assert field in answer.context["form"].errors
    assert not PropertyPage.objects.exists()


def test_a_letting_keeps_rent_and_charges_and_no_price(browser: Any) -> None:
    data = NEW | {"transaction": "rent", "rent_monthly": "1.250", "charges_monthly": "100"}

    browser.post(reverse("immo_properties:new"), data)

    page = PropertyPage.objects.get()
    assert (page.price, page.rent_monthly, page.charges_monthly) == (None, 1250, 100)


def test_the_page_is_made_in_the_chosen_language(browser: Any, agency: Any) -> None:
    index = PropertyIndexPage.objects.child_of(agency.home_in("nl")).get()

    browser.post(reverse("immo_properties:new"), NEW | {"place": index.pk})

    page = PropertyPage.objects.get()
    assert page.locale.language_code == "nl"
    assert page.get_parent().pk == index.pk


def test_land_needs_no_certificate_block(browser: Any) -> None:
    without = {k: v for k, v in NEW.items() if k not in {"energy_class", "kwh_m2_year"}}
    for name in ("total_kwh_year", "certificate_number", "issued_on"):
        without.pop(name)

    browser.post(reverse("immo_properties:new"), without | {"category": "land"})

    assert "energy" not in blocks_of(PropertyPage.objects.get())


def test_foreign_ids_are_answered_like_absent_ones(
    browser: Any, other_agency: Any, make_photo: Any, make_document: Any
) -> None:
    with scopes_disabled():
        agent = Agent.objects.create(agency=other_agency, name="GCANARY")
    place = PropertyIndexPage.objects.child_of(other_agency.home_in("nl")).get()
    url = reverse("immo_properties:new")

    for field, foreign in (("agent", agent.pk), ("place", place.pk)):
        answers = [browser.post(url, NEW | {field: key}) for key in (foreign, 999999)]
        errors = [answer.context["form"].errors[field] for answer in answers]
        assert errors[0][0].replace(str(foreign), "") == errors[1][0].replace("999999", "")
    photo, document = make_photo(other_agency), make_document(other_agency)
    browser.post(url, NEW | {"kept_photos": [photo.pk], "kept_certificate": document.pk})
    page = PropertyPage.objects.get()
    assert page.cover is None
    assert blocks_of(page)["energy"]["document"] is None
    assert "GCANARY" not in browser.get(url).content.decode()


def test_only_members_who_compose_get_the_form(
    agency: Any, django_user_model: Any, member_client: Any, make_member: Any
) -> None:
    stranger = django_user_model.objects.create_user("stranger@example.org", "a-long-password")
    assert member_client(stranger).get(reverse("immo_properties:new")).status_code == 403
    editor = make_member(agency, "editor")
    assert member_client(editor).get(reverse("immo_properties:new")).status_code == 200


def test_the_form_is_offered_in_the_menu_on_the_list_and_on_the_dashboard(browser: Any) -> None:
    url = reverse("immo_properties:new")
    for screen in ("wagtailadmin_home", "immo_properties:index"):
        assert browser.get(reverse(screen)).content.decode().count(url) >= 2

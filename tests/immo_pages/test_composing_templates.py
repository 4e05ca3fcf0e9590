"""Templates: saved without what is of one property, offered, used, and nobody else's."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django_scopes import scopes_disabled

from immo_pages.composing.defaults import PREPARED
from immo_pages.models import PropertyPage, PropertyTemplate
from tests.conftest import documents_block, energy_block, gallery_block
from tests.immo_pages.test_admin_journey import NEW, upload

pytestmark = pytest.mark.django_db

SECRETS = ("Carmes", "5000", "350000", "CERT-1", "REF-X", "157", "Quartier")


@pytest.fixture
def browser(agency: Any, make_member: Any, member_client: Any) -> Any:
    return member_client(make_member(agency, "marketer"))


def templates(agency: Any) -> Any:
    with scopes_disabled():
        return list(PropertyTemplate.objects.filter(agency=agency).order_by("pk"))


@pytest.fixture
def saved(
    browser: Any, agency: Any, make_property: Any, make_photo: Any, make_document: Any
) -> Any:
    body = [
        gallery_block(make_photo(agency)),
        {"type": "heading", "value": {"text": "Le bien", "level": "h2"}},
        {"type": "rich_text", "value": "<p>Notre phrase.</p>"},
        energy_block(certificate_number="CERT-1"),
        {"type": "location", "value": {"text": "Quartier calme", "show_map": True}},
        documents_block(make_document(agency)),
    ]
    page = make_property(
        agency,
        body=body,
        reference="REF-X",
        transaction="rent",
        category="apartment",
        rent_monthly="900",
        charges_monthly="50",
        lease_months=36,
        features=["lift"],
    )
    url = reverse("immo_composing:save_template", args=[page.pk])
    assert browser.get(url).status_code == 200
    answer = browser.post(url, {"name": "Appartement type"})
    assert answer["Location"] == reverse("immo_templates:index")
    return templates(agency)[-1]


def test_a_template_holds_texts_and_usual_answers_only(saved: Any, browser: Any) -> None:
    stored = json.dumps([saved.facts, saved.body])

    assert not [secret for secret in SECRETS if secret in stored]
    assert (saved.language, saved.transaction, saved.category) == ("fr", "rent", "apartment")
    assert saved.facts["lease_months"] == 36
    assert [b["type"] for b in saved.body] == [
        *("gallery", "heading", "rich_text", "energy", "location", "documents")
    ]
    assert "Notre phrase" in stored
    # The same name again is told, not a server error.
    page = PropertyPage.objects.get()
    url = reverse("immo_composing:save_template", args=[page.pk])
    assert browser.post(url, {"name": "Appartement type"}).status_code == 200


def test_a_new_property_starts_from_it(saved: Any, browser: Any, make_property: Any) -> None:
    url = reverse("immo_properties:new")
    screen = browser.get(url, {"template": saved.pk})
    assert screen.context["form"]["transaction"].value() == "rent"
    assert f"template={saved.pk}" in screen.content.decode()
    data = NEW | {"template": saved.pk, "transaction": "rent", "category": "apartment"}

    answer = browser.post(url, data | {"rent_monthly": "950", "photos": [upload()]})

    page = PropertyPage.objects.latest("pk")
    assert answer["Location"].startswith(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert (page.lease_months, page.features, page.rent_monthly) == (36, ["lift"], 950)
    types = [b["type"] for b in page.body.raw_data]
    assert types == ["gallery", "heading", "rich_text", "energy", "location", "documents"]
    assert page.cover is not None
    assert page.epc_class == "B"
    assert len({b["id"] for b in page.body.raw_data}) == len(types)


def test_its_language_is_that_of_the_place(saved: Any, browser: Any, agency: Any) -> None:
    dutch = next(t for t in templates(agency) if t.language == "nl")

    answer = browser.post(reverse("immo_properties:new"), NEW | {"template": dutch.pk})

    assert "place" in answer.context["form"].errors
    assert PropertyPage.objects.count() == 1


def test_what_went_to_another_agency_is_not_carried_along(
    saved: Any, browser: Any, agency: Any, other_agency: Any, make_photo: Any
) -> None:
    foreign = make_photo(other_agency)
    page = other_agency.home_in("nl")
    link = f'<p>Lire <a linktype="page" id="{page.pk}">ceci</a></p>'
    with scopes_disabled():
        saved.body = [gallery_block(foreign), {"type": "rich_text", "value": link}]
        saved.facts |= {"agent_id": 1, "owner_id": 1, "live": True}
        saved.save()

    answer = browser.post(reverse("immo_properties:new"), NEW | {"template": saved.pk})

    assert answer.status_code == 302
    made = PropertyPage.objects.latest("pk")
    stored = json.dumps(list(made.body.raw_data), default=str)
    assert f'id=\\"{page.pk}\\"' not in stored
    assert (made.cover, made.live, made.agent_id) == (None, False, None)


def test_three_are_prepared_for_every_agency_in_its_languages(agency: Any) -> None:
    found = {(t.language, t.transaction, t.category) for t in templates(agency)}

    assert len(templates(agency)) == len(PREPARED) * 2
    assert found == {
        (language, one.facts["transaction"], one.facts["category"])
        for language in ("fr", "nl")
        for one in PREPARED
    }
    with scopes_disabled():
        PropertyTemplate.objects.all().delete()
    for _again in range(2):
        call_command("prepare_templates", "--agency", agency.slug, verbosity=0)
    assert len(templates(agency)) == len(PREPARED) * 2


@pytest.mark.parametrize(("role", "listed"), [("marketer", 200), ("agent", 403), ("viewer", 403)])
def test_who_keeps_templates(
    role: str,
    listed: int,
    agency: Any,
    other_agency: Any,
    make_property: Any,
    make_member: Any,
    member_client: Any,
) -> None:
    client = member_client(make_member(agency, role))
    own, foreign = templates(agency)[0], templates(other_agency)[0]
    page = make_property(agency)

    assert client.get(reverse("immo_templates:index")).status_code == listed
    assert client.get(reverse("immo_templates:edit", args=[foreign.pk])).status_code == 404
    assert client.post(reverse("immo_templates:delete", args=[foreign.pk])).status_code == 404
    save = reverse("immo_composing:save_template", args=[page.pk])
    assert client.get(save).status_code == listed
    renamed = client.post(reverse("immo_templates:edit", args=[own.pk]), {"name": "Neuf"})
    assert renamed.status_code == (302 if listed == 200 else 403)
    removed = client.post(reverse("immo_templates:delete", args=[own.pk]))
    assert (own.pk in [t.pk for t in templates(agency)]) == (removed.status_code == 403)


def test_a_foreign_template_is_absent_in_the_short_form(
    browser: Any, agency: Any, other_agency: Any
) -> None:
    foreign = templates(other_agency)[0]
    url = reverse("immo_properties:new")

    assert browser.get(url, {"template": foreign.pk}).status_code == 404
    answer = browser.post(url, NEW | {"template": foreign.pk})
    assert "template" in answer.context["form"].errors

"""/api/v2/pages/: public facts, expanded blocks, relatives, and nothing of anybody else."""

import json

import pytest
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site

from tests.immo_pages.api_world import add_development, full_body, get

PROPERTIES = "pages/?type=immo_pages.PropertyPage"


def test_a_property_carries_its_public_facts_cover_and_expanded_blocks(
    agency, make_property, make_photo, make_document, visitor
):
    photo = make_photo(agency, title="Façade")
    certificate = make_document(agency, title="PEB", access="public", kind="energy")
    page = make_property(agency, body=full_body([photo], [certificate]))

    found = get(visitor(), f"pages/{page.pk}/")

    assert found["facts"]["price"]["amount"] == "350000.00"
    assert found["facts"]["address"]["street"] == "Rue des Carmes"
    assert found["facts"]["energy"]["energy_class"] == "B"
    assert found["facts"]["agency"]["slug"] == "deux-rives"
    assert found["cover"]["id"] == photo.pk
    assert found["cover"]["presets"]["card"]["url"].startswith("http://namur.localhost/img/card/")
    kinds = [block["type"] for block in found["body"]]
    assert kinds == ["gallery", "heading", "rich_text", "energy", "documents", "location"]
    gallery = found["body"][0]["value"]["photos"][0]["photo"]
    assert set(gallery["presets"]) == {"thumb", "card", "hero", "full"}
    document = found["body"][4]["value"]["documents"][0]["document"]
    assert (
        document["url"]
        == f"http://namur.localhost/documents/{certificate.pk}/{certificate.filename}"
    )
    assert found["meta"]["html_url"] == page.full_url
    assert found["meta"]["locale"] == "fr"
    assert found["meta"]["parent"]["id"] == page.get_parent().pk


def test_the_list_offers_the_same_facts_with_fields(agency, make_property, make_photo, visitor):
    page = make_property(agency, body=full_body([make_photo(agency)]))
    [item] = get(visitor(), f"{PROPERTIES}&fields=*")["items"]
    detail = get(visitor(), f"pages/{page.pk}/")
    del detail["meta"]["parent"]
    assert item == detail
    [brief] = get(visitor(), PROPERTIES)["items"]
    assert brief["facts"] == detail["facts"]
    assert "body" not in brief


def test_a_development_lists_its_live_units_only(agency, make_property, visitor):
    development = add_development(agency)
    unit = make_property(agency, parent=development, title="Unité A")
    make_property(agency, parent=development, live=False, title="DRAFTCANARY")
    found = get(visitor(), f"pages/{development.pk}/")
    assert [child["id"] for child in found["children"]] == [unit.pk]
    assert found["children"][0]["meta"]["html_url"] == unit.full_url
    assert found["facts"]["address"]["city"] == "Bruxelles"


def test_a_development_hides_its_street_and_its_exact_place(agency, visitor):
    page = add_development(
        agency,
        street="Rue STREETCANARY",
        address_visibility="city",
        latitude="50.851234",
        longitude="4.357891",
    )
    text = json.dumps(get(visitor(), f"pages/{page.pk}/"))
    assert "STREETCANARY" not in text
    assert "50.851234" not in text


def test_translations_that_are_live_come_with_language_and_address(agency, make_property, visitor):
    page = make_property(agency)
    translated = page.copy_for_translation(Locale.objects.get(language_code="nl"))
    assert get(visitor(), f"pages/{page.pk}/")["translations"] == []

    translated.title = "Huis"
    translated.save_revision().publish()
    [other] = get(visitor(), f"pages/{page.pk}/")["translations"]
    assert (other["id"], other["locale"], other["title"]) == (translated.pk, "nl", "Huis")
    assert other["meta"]["html_url"].startswith("http://namur.localhost/nl/")


def test_content_and_home_pages_have_expanded_bodies(agency, make_photo, visitor):
    home = agency.home_in("fr")
    photo = make_photo(agency)
    home.tagline = "Au bord de la Meuse"
    home.body = type(home)._meta.get_field("body").to_python(full_body([photo])[:3])
    home.save_revision().publish()
    found = get(visitor(), f"pages/{home.pk}/")
    assert found["facts"]["tagline"] == "Au bord de la Meuse"
    assert found["body"][0]["value"]["photos"][0]["photo"]["id"] == photo.pk
    assert [child["title"] for child in found["children"]] == ["Nos biens"] or found["children"]


# --- whose content ------------------------------------------------------------------------------
def test_only_content_of_the_agency_of_the_host_is_listed(
    agency, other_agency, make_property, visitor
):
    mine = make_property(agency)
    make_property(other_agency, title="GCANARY")
    items = get(visitor(), PROPERTIES)["items"]
    assert [item["id"] for item in items] == [mine.pk]
    everything = json.dumps(get(visitor(), "pages/?fields=*&limit=100"))
    assert "GCANARY" not in everything


def test_the_platform_and_unknown_hosts_tell_nothing_of_any_agency(
    agency, other_agency, make_property, visitor
):
    make_property(agency, title="ACANARY")
    make_property(other_agency)
    for host in ("localhost", "unknown.example"):
        text = json.dumps(get(visitor(host), "pages/?fields=*&limit=100"))
        assert "ACANARY" not in text
        assert "GCANARY" not in text
        assert get(visitor(host), PROPERTIES)["items"] == []


def test_a_default_site_at_the_root_of_the_tree_tells_nothing_of_any_agency(
    agency, make_property, visitor
):
    page = make_property(agency)
    Site.objects.filter(is_default_site=True).update(root_page=page.get_root())
    Site.clear_site_root_paths_cache()
    assert get(visitor("unknown.example"), PROPERTIES)["items"] == []


def test_a_foreign_page_answers_like_an_absent_one(agency, other_agency, make_property, visitor):
    foreign = make_property(other_agency)
    draft = make_property(agency, live=False)
    absent = visitor().get("/api/v2/pages/999999/")
    assert absent.status_code == 404
    for page in (foreign, draft):
        answer = visitor().get(f"/api/v2/pages/{page.pk}/")
        assert (answer.status_code, answer.content) == (404, absent.content)
        assert dict(answer.headers) == dict(absent.headers)
        for name in ("child_of", "descendant_of", "ancestor_of", "translation_of"):
            one = visitor().get(f"/api/v2/pages/?{name}={page.pk}")
            other = visitor().get(f"/api/v2/pages/?{name}=999999")
            assert (one.status_code, one.content) == (400, other.content)


def test_site_may_name_a_site_of_the_agency_only(agency, other_agency, make_property, visitor):
    page = make_property(agency)
    make_property(agency)
    Site.objects.create(hostname="maison.localhost", root_page=page)
    Site.clear_site_root_paths_cache()
    assert len(get(visitor(), f"{PROPERTIES}&site=namur.localhost")["items"]) == 2
    own = get(visitor(), f"{PROPERTIES}&site=maison.localhost")["items"]
    assert [item["id"] for item in own] == [page.pk]
    foreign = get(visitor(), "pages/?site=gent.localhost", status=400)
    assert foreign["message"] == "site: 'gent.localhost' is not a site of the agency of this host"
    absent = get(visitor(), "pages/?site=x.localhost", status=400)
    assert absent["message"] == foreign["message"].replace("gent", "x")
    get(visitor(), "pages/?site=localhost", status=400)
    get(visitor(), "pages/?site=namur.localhost:x", status=400)


# --- what is public ----------------------------------------------------------------------------
def test_drafts_restricted_scheduled_and_expired_pages_are_absent(agency, make_property, visitor):
    make_property(agency, live=False, title="DRAFTCANARY")
    restricted = make_property(agency, title="PASSWORDCANARY")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    expired = make_property(agency, title="EXPIREDCANARY")
    type(expired).objects.filter(pk=expired.pk).update(
        expire_at=timezone.now() - timezone.timedelta(minutes=1)
    )
    scheduled = make_property(agency, live=False, title="SCHEDULEDCANARY")
    scheduled.go_live_at = timezone.now() + timezone.timedelta(days=1)
    scheduled.save_revision().publish()
    shown = make_property(agency, title="Maison claire")
    shown.title = "EDITCANARY"
    shown.save_revision()

    text = json.dumps(get(visitor(), "pages/?fields=*&limit=100"))
    assert "Maison claire" in text
    assert "CANARY" not in text
    for page in (restricted, expired, scheduled):
        get(visitor(), f"pages/{page.pk}/", status=404)


def test_hidden_price_and_address_are_in_no_answer(agency, make_property, visitor):
    page = make_property(
        agency,
        price="987654",
        previous_price="987653",
        price_display="on_request",
        street="Rue STREETCANARY",
        house_number="4321",
        address_visibility="city",
        latitude="50.461234",
        longitude="4.867891",
    )
    for path in (
        f"pages/{page.pk}/",
        f"pages/{page.pk}/?fields=*",
        f"{PROPERTIES}&fields=*",
        "pages/?fields=*",
        f"{PROPERTIES}&fields=facts,body",
    ):
        text = json.dumps(get(visitor(), path))
        assert "STREETCANARY" not in text
        for hidden in ("987654", "987653", "4321", "50.461234", "4.867891"):
            assert hidden not in text, (path, hidden)
    assert get(visitor(), f"{PROPERTIES}&search=STREETCANARY")["items"] == []


@pytest.mark.parametrize(
    "query",
    [
        "price=1",
        "price__gte=1",
        "order=price",
        "order=-price",
        "order=random",
        "order=title",
        "order=",
        "fields=price",
        "fields=facts(price)",
        "fields=street",
        "fields=draft_title",
        "fields=owner",
        "fields=alias_of",
        "fields=latest_revision",
        "street=Rue",
        "city=Namur",
        "latitude=50",
        "title=Maison",
        "draft_title=x",
        "living_area__gte=3",
        "has_children=1",
        "id=x",
        "offset=99999999999999999999999",
        "limit=101",
        "limit=-1",
        "slug=%00",
        "type=auth.Group",
        "rich_text_format=x",
        "site=",
    ],
)
def test_what_could_read_hidden_facts_is_refused(agency, make_property, visitor, query):
    make_property(agency, price="987654", price_display="on_request")
    message = get(visitor(), f"{PROPERTIES}&{query}", status=400)["message"]
    assert message
    assert "987654" not in message


@pytest.mark.parametrize("query", ["price=1", "child_of=3", "search=x", "site=gent.localhost"])
def test_the_detail_knows_fields_only(agency, make_property, visitor, query):
    page = make_property(agency)
    get(visitor(), f"pages/{page.pk}/?{query}", status=400)


def test_search_reads_published_titles(agency, make_property, visitor):
    page = make_property(agency, title="Maison de maître à Namur")
    make_property(agency, title="Appartement")
    found = get(visitor(), f"{PROPERTIES}&search=namur MAISON")["items"]
    assert [item["id"] for item in found] == [page.pk]
    page.title = "Villa secrète"
    page.save_revision()
    assert get(visitor(), f"{PROPERTIES}&search=secrète")["items"] == []


def test_lists_by_slug_language_tree_and_date(agency, make_property, visitor):
    first, second = make_property(agency), make_property(agency)
    client = visitor()

    def ids(query: str) -> list[int]:
        return [item["id"] for item in get(client, f"{PROPERTIES}&{query}")["items"]]

    assert ids(f"slug={first.slug}") == [first.pk]
    assert ids(f"id={second.pk}") == [second.pk]
    assert ids("locale=nl") == []
    assert ids("locale=fr&order=-first_published_at") == [second.pk, first.pk]
    assert ids(f"child_of={first.get_parent().pk}") == [first.pk, second.pk]
    assert ids(f"descendant_of={agency.home_in('fr').pk}&limit=1&offset=1") == [second.pk]
    assert ids("child_of=root") == []


def test_find_by_address_with_and_without_language(agency, make_property, visitor):
    page = make_property(agency)
    path = page.full_url.removeprefix("http://namur.localhost")
    for html_path in (path, path.removeprefix("/fr")):
        answer = visitor().get("/api/v2/pages/find/", {"html_path": html_path})
        assert answer.status_code == 302
        assert answer["Location"] == f"http://namur.localhost/api/v2/pages/{page.pk}/?"
    draft = make_property(agency, live=False)
    for query in ({"html_path": f"/fr/{draft.slug}/"}, {"id": draft.pk}, {"html_path": "/x/"}):
        assert visitor().get("/api/v2/pages/find/", query).status_code == 404
    assert visitor().get("/api/v2/pages/find/", {"id": "x"}).status_code == 400


# --- the answer as a whole -----------------------------------------------------------------------
def test_answers_may_be_kept_by_caches_and_read_no_cookie(
    agency, make_property, make_member, member_client, visitor
):
    make_property(agency)
    make_property(agency, live=False)
    anonymous = visitor().get("/api/v2/pages/?fields=*")
    member = member_client(make_member(agency, "manager"), host="namur.localhost")
    signed_in = member.get("/api/v2/pages/?fields=*")
    assert anonymous["Cache-Control"] == "public, max-age=5"
    assert "Vary" not in anonymous.headers or "Cookie" not in anonymous["Vary"]
    assert not anonymous.cookies
    assert anonymous.content == signed_in.content
    assert visitor().get("/api/v2/pages/999999/")["Cache-Control"] == "no-store"


def test_json_whatever_a_browser_accepts(agency, visitor):
    answer = visitor().get("/api/v2/pages/", HTTP_ACCEPT="text/html,*/*;q=0.8")
    assert answer["Content-Type"] == "application/json"
    assert visitor().head("/api/v2/pages/").status_code == 200
    for method in ("post", "put", "delete", "options"):
        assert getattr(visitor(), method)("/api/v2/pages/").status_code == 405


def test_photos_and_documents_of_another_agency_are_left_out_of_bodies(
    agency, other_agency, make_property, make_photo, make_document, visitor
):
    stolen = make_photo(other_agency, title="GCANARY")
    paper = make_document(other_agency, title="GCANARY", access="public")
    page = make_property(agency)
    body = full_body([stolen], [paper])
    type(page).objects.filter(pk=page.pk).update(
        body=type(page)._meta.get_field("body").to_python(body), cover=stolen
    )
    found = get(visitor(), f"pages/{page.pk}/")
    assert "GCANARY" not in json.dumps(found)
    assert found["cover"] is None
    assert found["body"][0]["value"]["photos"] == []


def test_private_documents_leave_no_trace_and_those_on_request_no_address(
    agency, make_property, make_document, visitor
):
    private = make_document(agency, title="PRIVATECANARY", access="private")
    on_request = make_document(agency, title="Acte", access="on_request")
    page = make_property(agency, body=full_body([], [private, on_request]))
    found = get(visitor(), f"pages/{page.pk}/")
    assert "PRIVATECANARY" not in json.dumps(found)
    [item] = found["body"][4]["value"]["documents"]
    assert (item["document"]["id"], item["document"]["url"]) == (on_request.pk, None)


def test_an_agency_without_collection_shows_no_photo(agency, make_property, make_photo, visitor):
    page = make_property(agency, body=full_body([make_photo(agency)]))
    agency.collection = None
    agency.save()
    assert get(visitor(), f"pages/{page.pk}/")["cover"] is None

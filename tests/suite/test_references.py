"""Nothing of another agency gets into a page: in every chooser of every block, link and key.

Ids in forms are answered like absent ones. Around the forms: test_references_saved.py.
"""

import re

import pytest
from django.urls import reverse
from wagtail.fields import RichTextField, StreamField
from wagtail.test.utils.form_data import querydict_from_html

from immo_agencies.references import references_in
from immo_agencies.scope import agency_scope
from immo_blocks.choosers import OfferedChoicesMixin
from immo_pages.models import Agent
from immo_pages.models.place import AgencyPageMixin
from tests.suite import reference_bodies as bodies
from tests.suite.reference_bodies import ABSENT, BODIES

NAMING = bodies.naming_blocks()
every_block = pytest.mark.parametrize(("body", "name"), NAMING)
every_owner = pytest.mark.parametrize("owner", ["own", "foreign", "absent"])


# --- the vocabulary ---------------------------------------------------------------------------


def test_every_body_of_a_page_is_generated():
    """A page with a body of its own, or another kind of field that holds references."""
    # The body of a development is made of blocks of a property.
    known = {(name, type(one)) for b in BODIES.values() for name, one in b.child_blocks.items()}
    for model in AgencyPageMixin.__subclasses__():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                blocks = field.stream_block.child_blocks.items()
                naming = {(n, type(b)) for n, b in blocks if list(bodies.choosers_in(b))}
                assert naming <= known, field
            elif hasattr(field, "extract_references"):
                assert isinstance(field, RichTextField), field


def test_the_generator_finds_what_there_is_today():
    assert set(NAMING) == {
        ("property", "gallery"),
        ("property", "rich_text"),
        ("property", "energy"),
        ("property", "documents"),
        ("property", "floor_plan"),
        ("property", "video"),
        ("property", "virtual_tour"),
        ("property", "audio"),
        ("property", "call_to_action"),
        ("content", "rich_text"),
        ("content", "gallery"),
        ("content", "documents"),
        ("content", "video"),
        ("content", "audio"),
        ("content", "call_to_action"),
    }


def test_every_chooser_offers_only_what_may_be_chosen():
    for stream in BODIES.values():
        for chooser in bodies.choosers_in(stream):
            assert isinstance(chooser, OfferedChoicesMixin), chooser


def test_a_chooser_of_an_unknown_kind_fails():
    with pytest.raises(AssertionError, match="Teach"):
        ABSENT.of(Agent)


# --- the page editor --------------------------------------------------------------------------


def editor_answer(browser, page, fields):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    screen = browser.get(url)
    assert screen.status_code == 200
    data = querydict_from_html(screen.content.decode(), form_id="page-edit-form").dict()
    data = {key: value for key, value in data.items() if not key.startswith("body-")}
    if "body-count" not in fields:
        fields = fields | bodies.posted_stream([])
    return browser.post(url, data | fields)


# Of a request, not of an id: tokens, sessions of the editor, ids of blocks, moments.
ANEW = re.compile(
    r"csrf[^<>]*?value=.[\w-]+|\"CSRF_TOKEN\": \"\w+|nonce=.[\w+/=-]+"
    r"|key\\+&quot;: \\+&quot;\w+|/(ping|release)/[\w/]*"
    r"|\b[0-9a-f]{8}-[0-9a-f-]{27}\b|timestamp[\w-]*=.[\w:.+-]+",
    re.IGNORECASE,
)


def normal(answer, *ids):
    """Status, place and body of an answer without what differs from request to request."""
    keys = "|".join(str(key) for key in sorted(ids, reverse=True))
    text = re.sub(rf"\b({keys})\b", "N", ANEW.sub("", answer.content.decode()))
    return answer.status_code, answer.headers.get("Location"), text


def stored_targets(page):
    content = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return {reference.pk for reference in references_in(content) if reference.field == "body"}


@every_block
def test_the_editor_answers_a_foreign_id_like_an_absent_one(
    agency, member_client, make_member, keys_of, page_with, body, name
):
    browser = member_client(make_member(agency, "editor"))
    page = page_with(body)
    own, foreign = keys_of("own"), keys_of("foreign")
    answers = {}
    for owner, keys in (("foreign", foreign), ("absent", ABSENT), ("own", own)):
        answers[owner] = editor_answer(browser, page, bodies.posted_body(body, name, keys))
        named = {str(getattr(keys, kind)) for kind in bodies.kinds_in(BODIES[body])}
        assert bool(stored_targets(page) & named) is (owner == "own"), owner
    ids = {*vars(foreign).values(), *vars(ABSENT).values()}
    assert normal(answers["foreign"], *ids) == normal(answers["absent"], *ids)
    assert b"GCANARY" not in answers["foreign"].content
    assert answers["own"].status_code == 302


@every_owner
def test_a_key_of_a_page_in_the_editor(
    agency, other_agency, make_member, member_client, make_photo, make_property, owner
):
    whose = other_agency if owner == "foreign" else agency
    agent = Agent.all_objects.create(agency=whose, name="Aline")
    photo = make_photo(whose)
    browser = member_client(make_member(agency, "editor"))
    for page, field, key in (
        (make_property(agency, live=False), "agent", agent.pk),
        (agency.home_in("fr"), "hero", photo.pk),
    ):
        key = ABSENT.image if owner == "absent" else key
        answer = editor_answer(browser, page, {field: str(key)})
        if owner == "own":
            assert answer.status_code == 302
            continue
        errors = answer.context["form"].errors.as_data()
        assert [error.code for error in errors[field]] == ["invalid_choice"]
        assert set(errors) == {field}


@every_owner
def test_a_link_in_a_rich_text_field_in_the_editor(
    agency, make_member, member_client, keys_of, owner
):
    keys = keys_of(owner)
    browser = member_client(make_member(agency, "editor"))
    home = agency.home_in("fr")
    answer = editor_answer(browser, home, {"intro": bodies.linked_text(keys.page)})
    if owner == "own":
        assert answer.status_code == 302
    else:
        errors = answer.context["form"].errors.as_data()
        assert [error.code for error in errors["intro"]] == ["dead_target"]


def test_the_editor_shows_nothing_of_what_has_gone(agency, other_agency, make_photo):
    """The photo was the agency's when it was chosen."""
    photo = make_photo(agency, "GCANARY")
    chooser = bodies.choosers_in(BODIES["property"].child_blocks["gallery"])[0]
    with agency_scope(agency):
        assert chooser.get_form_state(photo)["id"] == photo.pk
    photo.collection = other_agency.collection
    with agency_scope(agency):
        assert chooser.get_form_state(photo) is None

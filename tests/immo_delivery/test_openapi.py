"""What is answered is what the OpenAPI document says: every operation, every block, every error."""

import copy
import json
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from wagtail.contrib.redirects.models import Redirect

from immo_delivery.models import DeliveryToken
from immo_delivery.tokens.actions import keep_token
from immo_pages.models import Agent, ContentPage
from scripts import client_words
from scripts.openapi import DOCUMENT, document
from tests.immo_pages.api_world import add_development
from tests.immo_pages.whole_body import whole_body

pytestmark = pytest.mark.django_db
PREFIX = "/api/immo/v1"
#: Their answers are tested where they are made: they need a code of the editor.
ASKED_ELSEWHERE = "preview"


@pytest.fixture(scope="module")
def said() -> Any:
    """The document, closed: an answer may have nothing that is not described."""
    closed = copy.deepcopy(json.loads(document()))
    _close(closed["components"]["schemas"])
    return closed


def _close(part: Any) -> None:
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict) and part.get("type") == "object":
            part.setdefault("additionalProperties", False)
        part = part.values()
    for one in part:
        if isinstance(one, dict | list):
            _close(one)


@pytest.fixture
def world(agency, make_property, make_photo, make_document, django_capture_on_commit_callbacks):
    """A site with something of everything."""
    with django_capture_on_commit_callbacks(execute=True):
        home = agency.home_in("fr")
        news = ContentPage(title="À propos", slug="a-propos", locale=home.locale)
        home.add_child(instance=news)
        project = add_development(agency)
        photos = [make_photo(agency, title=f"Photo {number}") for number in range(2)]
        papers = [make_document(agency, access=access) for access in ("public", "on_request")]
        body = whole_body(photos, papers, [news])
        page = make_property(agency, reference="NAM-1", body=body, latitude="50.4", longitude="4.8")
        make_property(agency, parent=project, reference="LOT-1", price_display="on_request")
        left = make_property(agency)
        person = Agent.all_objects.create(agency=agency, name="Claire Specimen", photo=photos[1])
        page.agent = person
        page.save_revision().publish()
        project.body = [("units", {})]
        project.save_revision().publish()
    gone = urlsplit(left.full_url).path
    with django_capture_on_commit_callbacks(execute=True):
        left.unpublish()
    Redirect.objects.create(
        old_path="/fr/old", site=agency.sites().first(), redirect_link="/fr/new/"
    )
    paths = [urlsplit(one.full_url).path for one in (page, project, news, home)]
    return {"news": news.pk, "project": project.pk, "paths": [*paths, gone, "/fr/old", "/fr/x/"]}


def questions(agency: Any, world: Any) -> list[str]:
    """Below the prefix: at least one for each operation."""
    at = f"{agency.slug}/fr"
    listed = [f"{at}/{name}" for name in ("site", "pages", "developments", "agents")]
    homes = [
        f"{at}/pages/{home.page_id}"
        for home in agency.homes.filter(page__locale__language_code="fr")
    ]
    slices = ["", "?fields=full&limit=2", "?fields=title,price,body", "?count=none&q=maison"]
    return [
        *listed,
        *homes,
        *(f"{at}/resolve?path={quote(path)}" for path in world["paths"]),
        *(f"{at}/properties{query}" for query in slices),
        f"{at}/properties/facets?category__in=house",
        f"{at}/properties/map?zoom=12",
        f"{at}/properties/NAM-1",
        f"{at}/properties/NAM-1.jsonld",
        f"{at}/pages/{world['news']}",
        f"{at}/developments/{world['project']}",
        *(f"{agency.slug}/{name}" for name in ("version", "changes", "redirects")),
    ]


def operation_at(said: Any, path: str) -> tuple[str, Any]:
    """The most exact template of the document that ``path`` fits, and its operation."""
    parts = path.split("?")[0].strip("/").split("/")

    def fits(template: str) -> bool:
        wanted = template.removeprefix(f"{PREFIX}/").split("/")
        return len(wanted) == len(parts) and all(map(_fits, wanted, parts))

    found = min(
        (template for template in said["paths"] if fits(template)),
        key=lambda template: (template.count("{"), -len(template)),
    )
    return found, said["paths"][found]["get"]


def _fits(wanted: str, part: str) -> bool:
    if wanted.startswith("{"):
        return part.endswith(wanted.partition("}")[2])
    return wanted == part


def check(said: Any, operation: Any, answer: Any) -> Any:
    """The body, after it was found as the document says; status and headers too."""
    told = operation["responses"][str(answer.status_code)]
    if "$ref" in told:
        told = said["components"]["responses"][told["$ref"].rpartition("/")[2]]
    assert {name for name in told.get("headers", {}) if name not in answer.headers} == set()
    if not answer.content:
        assert "content" not in told
        return None
    content = told["content"][answer.headers["Content-Type"].partition(";")[0]]
    schema = content["schema"] | {"components": said["components"]}
    body = json.loads(answer.content)
    errors = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(body)
    wrong = [(error.json_path, error.message[:300]) for error in errors]
    assert not wrong, (answer.request["PATH_INFO"], wrong[:3])
    return body


def types_in(part: Any) -> set[str]:
    """Types of the blocks at any depth."""
    if isinstance(part, list):
        return set().union(*map(types_in, part))
    if isinstance(part, dict):
        own = {part["type"]} if {"id", "type"} <= set(part) and "value" in part else set()
        return own.union(*map(types_in, part.values()))
    return set()


def test_every_answer_is_as_described(said, agency, world):
    asked, blocks = set(), set()
    for path in questions(agency, world):
        template, operation = operation_at(said, path)
        answer = Client().get(f"{PREFIX}/{path}")
        assert answer.status_code == 200, path
        blocks |= types_in(check(said, operation, answer))
        again = Client(headers={"If-None-Match": answer["ETag"]}).get(f"{PREFIX}/{path}")
        check(said, operation, again)
        assert again.status_code == 304
        asked.add(template)
    missing = set(said["paths"]) - asked
    assert [template for template in missing if ASKED_ELSEWHERE not in template] == []
    union = said["components"]["schemas"]["BodySchema"]["items"]["discriminator"]["mapping"]
    assert blocks == set(union) - {"unknown"}


def test_every_error_is_as_described(said, agency, world, settings):
    path = f"{agency.slug}/fr/properties"
    _template, operation = operation_at(said, path)
    token = DeliveryToken(agency=agency, name="feed", scopes=["changes"])
    changes_only = keep_token(token, by=None)
    settings.IMMO_DELIVERY_RATE = 3
    cache.clear()
    bad, changes = ({"Authorization": f"Bearer {one}"} for one in ("imd_x", changes_only))
    for status, query, headers in (
        (400, "?price_gte=1", {}),
        (401, "", bad),
        (403, "", changes),
        (404, "/NOWHERE", {}),
        (429, "", {}),
    ):
        answer = Client(headers=headers).get(f"{PREFIX}/{path}{query}")
        assert answer.status_code == status
        body = check(said, operation, answer)
        assert body["status"] == status


@pytest.mark.parametrize("path", ["", "nowhere", "a/b/c/d/e/f", "deux-rives/fr/pages/-1"])
def test_what_is_no_operation_is_a_problem_too(agency, path):
    answer = Client().get(f"{PREFIX}/{path}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_document_and_words_of_the_client_are_those_of_the_code():
    assert DOCUMENT.read_text() == document(), "run `make client`"
    assert client_words.FILE.read_text() == client_words.text(), "run `make client`"


def test_the_document_is_served_as_it_is_written(agency):
    assert Client().get(f"{PREFIX}/openapi.json").json() == json.loads(document())

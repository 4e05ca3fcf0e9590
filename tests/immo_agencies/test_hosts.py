"""Language and agency of an address."""

import pytest


@pytest.mark.parametrize(
    ("host", "language"), [("namur.localhost", "fr"), ("gent.localhost", "nl")]
)
def test_the_root_leads_to_the_default_language(agency, other_agency, visitor, host, language):
    answer = visitor(host).get("/")
    assert answer.status_code == 302
    assert answer["Location"] == f"/{language}/"


def test_the_browser_language_decides_nothing(agency, visitor):
    answer = visitor().get("/", headers={"Accept-Language": "nl"})
    assert answer["Location"] == "/fr/"
    assert "Accept-Language" not in answer.get("Vary", "")


def test_an_unknown_host_shows_no_agency(agency, visitor):
    answer = visitor("unknown.example").get("/fr/")
    assert agency.name not in answer.content.decode()


@pytest.mark.parametrize("path", ["/nothing/", "/admin-x/", "/api/v3/"])
def test_an_unknown_address_is_not_found(agency, visitor, path):
    assert visitor().get(path).status_code == 404

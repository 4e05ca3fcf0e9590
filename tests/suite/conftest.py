"""Ids for every chooser, and pages to put them in."""

import pytest

from immo_pages.models import ContentPage
from tests.suite.reference_bodies import ABSENT, Keys


@pytest.fixture
def keys_of(agency, other_agency, make_photo, make_document, make_property):
    """``keys_of("own" | "foreign" | "absent")``: ids for every chooser."""

    def make(owner):
        if owner == "absent":
            return ABSENT
        whose = agency if owner == "own" else other_agency
        page = make_property(whose, live=False)
        document = make_document(whose)
        # One that every block takes: "Audio" refuses what is no recording.
        type(document).objects.filter(pk=document.pk).update(file="documents/recording.mp3")
        return Keys(make_photo(whose, "GCANARY").pk, document.pk, page.pk)

    return make


@pytest.fixture
def page_with(agency, make_property):
    """``page_with("property" | "content")``: a draft of the agency with that body."""

    def make(body):
        if body == "property":
            return make_property(agency, live=False)
        page = ContentPage(title="À propos", slug="a-propos", live=False)
        agency.home_in("fr").add_child(instance=page)
        page.save_revision()
        return page

    return make

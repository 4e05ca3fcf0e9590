"""The style guide is for those who run the installation, and shows every block."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from home.style_guide.block_states import states_of
from home.style_guide.samples import vocabulary
from immo_agencies.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/fr/styleguide/"


@pytest.fixture
def operator(django_user_model, client):
    client.force_login(django_user_model.objects.create_superuser("op@example.com", "x"))
    return client


@pytest.mark.parametrize("path", [ADDRESS, "/styleguide/"])
def test_nobody_else_finds_it(path, client, agency, make_member, member_client):
    assert client.get(path).status_code == 404
    member = member_client(make_member(agency, Role.MANAGER))
    assert member.get(path).status_code == 404


def test_it_is_open_while_developing(client, settings):
    settings.DEBUG = True
    answer = client.get("/styleguide/")
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_state_can_be_drawn_and_stays_inside_its_page(language):
    with translation.override(language):
        found = [
            (name, state.name, str(block.bind(block.normalize(state.value)).render_as_block({})))
            for name, block in vocabulary().items()
            for state in states_of(name)
        ]
        gone = {_("missing photo"), _("private"), _("leads nowhere")}
        gone.add(_("a service we do not know"))
    assert {name for name, _state, _html in found} >= {
        "gallery",
        "floor_plan",
        "video",
        "documents",
    }
    for name, state, html in found:
        assert ("<section" in html or "<figure" in html or "<h" in html) != (state in gone), (
            name,
            state,
        )


def test_it_shows_every_block_without_a_row_of_an_agency(operator):
    answer = operator.get(ADDRESS)
    html = answer.content.decode()
    shown = set(re.findall(r'data-block="(\w+)"', html))
    assert shown == set(vocabulary())
    assert not re.search(r"\sstyle=|<style|\son\w+=", html)
    for word in ("immo-energy--pill", "immo-energy--medium", "immo-energy--large", "card--closed"):
        assert word in html
    assert "no-store" in answer["Cache-Control"]

"""What a newcomer gets from `make run`: SQLite, three agencies, a worker."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from django.utils.text import slugify

from home.demo.content import DEMO_PASSWORD, LOGINS, PROPERTIES, State
from tests.running_site import RunningSite, database_of_its_own, free_port

pytestmark = pytest.mark.quickstart


@pytest.fixture(scope="module")
def site(tmp_path_factory: Any) -> Iterator[RunningSite]:
    folder = tmp_path_factory.mktemp("quickstart")
    with database_of_its_own("sqlite:///x", folder, "quickstart") as database:
        running = RunningSite(database, folder, free_port())
        running.manage("migrate", "--verbosity", "0")
        running.manage("load_demo", "--port", str(running.port))
        with running.running():
            yield running


def get(site: RunningSite, host: str, path: str) -> requests.Response:
    return requests.get(
        site.url(path), headers={"Host": f"{host}:{site.port}"}, timeout=30, allow_redirects=False
    )


def test_loading_again_changes_nothing(site):
    counts = "from wagtail.models import *; print(Page.objects.count(), Revision.objects.count())"
    before = site.manage("shell", "-v0", "-c", counts)
    site.manage("load_demo", "--port", str(site.port))
    assert site.manage("shell", "-v0", "-c", counts) == before


@pytest.mark.parametrize(
    ("host", "language"),
    [
        ("localhost", "fr"),
        ("namur.localhost", "fr"),
        ("gent.localhost", "nl"),
        ("brussels.localhost", "fr"),
    ],
)
def test_every_host_has_a_home(site, host, language):
    root = get(site, host, "/")
    assert root.headers["Location"].endswith(f"/{language}/")
    home = get(site, host, f"/{language}/")
    assert home.status_code == 200
    assert "Set-Cookie" not in home.headers
    assert get(site, host, f"/{language}/").content == home.content


@pytest.mark.parametrize(
    ("host", "agency", "path"),
    [
        ("namur.localhost", "namur", "/fr/biens/"),
        ("gent.localhost", "gent", "/nl/panden/"),
    ],
)
def test_live_properties_are_public_and_others_are_not(site, host, agency, path):
    for prop in PROPERTIES:
        if prop.agency != agency:
            continue
        answer = get(site, host, f"{path}{slugify(prop.reference)}/")
        expected = 200 if prop.state is State.LIVE else 404
        assert answer.status_code == expected, prop.reference


def test_the_api_lists_what_is_live(site):
    live = [p for p in PROPERTIES if p.agency == "namur" and p.state is State.LIVE]
    answer = get(
        site, "namur.localhost", "/api/v2/pages/?type=immo_pages.PropertyPage&locale=fr&limit=100"
    )
    assert answer.json()["meta"]["total_count"] == len(live)


@pytest.mark.parametrize("login", LOGINS, ids=lambda login: login.email)
def test_everybody_can_sign_in(site, login):
    session = requests.Session()
    door = site.url("/accounts/login/")
    form = session.get(door, timeout=30)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.text)
    session.post(
        door,
        data={
            "csrfmiddlewaretoken": token[1] if token else "",
            "login": login.email,
            "password": DEMO_PASSWORD,
        },
        timeout=30,
    )
    dashboard = session.get(site.url("/admin/"), timeout=30)
    assert dashboard.status_code == 200
    assert dashboard.url == site.url("/admin/")


def test_probes(site):
    assert get(site, "localhost", "/healthz").text == "ok"
    ready = get(site, "localhost", "/readyz")
    assert ready.json() == {
        "ready": True,
        "database": "ok",
        "cache": "ok",
        "migrations": "ok",
        "listings": "ok",
        "waiting": {"stale": 0, "unnumbered": 0},
    }

"""The default site belongs to nobody."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Page, Site

from home.actions import open_platform
from home.models import PlatformHomePage
from immo_agencies.tenancy import agency_of


@pytest.mark.django_db
def test_opening_the_platform_twice_changes_nothing():
    first = open_platform(name="Demo")
    second = open_platform(name="Demo")
    assert first.pk == second.pk
    assert PlatformHomePage.objects.count() == 1
    site = Site.objects.get(is_default_site=True)
    assert site.root_page_id == first.pk
    assert agency_of(site) is None
    assert not Page.objects.filter(slug="home", depth=2).exists()


def test_an_unclaimed_host_gets_the_neutral_page(agency, make_property, visitor):
    page = make_property(agency, title="PCANARY")
    open_platform(name="Demo")
    for path in ("/fr/", f"/fr/biens/{page.slug}/", "/fr/biens/"):
        answer = visitor("unknown.example").get(path)
        assert "PCANARY" not in answer.content.decode()
        assert agency.name not in answer.content.decode()


def test_the_demonstration_is_never_loaded_in_production(db, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="public password"):
        call_command("load_demo")

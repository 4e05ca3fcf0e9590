"""The shared password of a page is asked where the page is, and nowhere else."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import PageViewRestriction


@pytest.fixture
def restricted(agency, make_property):
    page = make_property(agency)
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type="password", password="sesame"
    )
    return page, restriction


def address(restriction, page):
    with override("fr"):
        name = "wagtailcore_authenticate_with_password"
        return reverse(name, args=[restriction.pk, page.pk])


def test_the_password_opens_the_page(restricted, visitor):
    page, restriction = restricted
    guest = visitor()
    assert guest.get(page.url).status_code == 200
    assert "sesame" not in guest.get(page.url).content.decode()
    form = {"password": "sesame", "return_url": page.url}
    answer = guest.post(address(restriction, page), form)
    assert (answer.status_code, answer.url) == (302, page.url)
    assert page.title in guest.get(page.url).content.decode()


def test_a_wrong_password_is_asked_again(restricted, visitor):
    page, restriction = restricted
    answer = visitor().post(address(restriction, page), {"password": "x", "return_url": page.url})
    assert answer.status_code == 200


@pytest.mark.parametrize("host", ["gent.localhost", "localhost"])
def test_another_host_answers_as_if_it_did_not_exist(restricted, other_agency, visitor, host):
    page, restriction = restricted
    guest = visitor(host)
    foreign = guest.get(address(restriction, page))
    page.pk = 999999
    absent = guest.get(address(restriction, page))
    assert (foreign.status_code, absent.status_code) == (404, 404)


def test_only_for_what_the_password_protects(agency, restricted, make_property, visitor):
    page, restriction = restricted
    assert visitor().get(address(restriction, agency.home_in("fr"))).status_code == 404
    restriction.restriction_type = PageViewRestriction.LOGIN
    restriction.save()
    assert visitor().get(address(restriction, page)).status_code == 404


def test_drafts_are_absent(agency, restricted, make_property, visitor):
    _page, restriction = restricted
    draft = make_property(agency, live=False)
    assert visitor().get(address(restriction, draft)).status_code == 404

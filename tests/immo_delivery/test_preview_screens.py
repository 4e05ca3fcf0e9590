"""Account managers say where drafts of their sites are shown."""

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from immo_agencies.models import AuditEvent
from immo_delivery.models import PreviewTarget
from immo_delivery.preview.addresses import AddressRefused, origin_of, require_public, with_code

pytestmark = pytest.mark.django_db
URL = "https://front.example/api/preview"


@pytest.fixture(autouse=True)
def _all_rows():
    with scopes_disabled():
        yield


@pytest.fixture
def browser(agency, make_member, member_client):
    """Of an account manager."""
    return member_client(make_member(agency, "manager"))


@pytest.fixture
def site(agency):
    """The agency's."""
    return agency.sites().first()


def logged():
    rows = AuditEvent.objects.filter(action__startswith="delivery.").order_by("pk")
    return list(rows.values_list("action", flat=True))


def test_it_is_added_changed_and_deleted(browser, agency, site):
    empty = browser.get(reverse("immo_previews:index")).content.decode()
    assert reverse("immo_previews:add") in empty
    browser.post(reverse("immo_previews:add"), {"site": site.pk, "url": URL})
    target = PreviewTarget.objects.get()
    assert (target.agency, target.site, target.url) == (agency, site, URL)
    again = browser.post(reverse("immo_previews:add"), {"site": site.pk, "url": URL})
    assert again.status_code == 200
    assert URL in browser.get(reverse("immo_previews:index")).content.decode()
    edit = reverse("immo_previews:edit", args=[target.pk])
    browser.post(edit, {"site": site.pk, "url": f"{URL}/other"})
    target.refresh_from_db()
    assert target.url == f"{URL}/other"
    assert browser.get(reverse("immo_previews:delete", args=[target.pk])).status_code == 200
    browser.post(reverse("immo_previews:delete", args=[target.pk]))
    assert not PreviewTarget.objects.exists()
    assert logged() == [
        "delivery.preview_made",
        "delivery.preview_changed",
        "delivery.preview_deleted",
    ]


def test_a_site_of_others_is_no_choice(browser, other_agency):
    foreign = other_agency.sites().first()
    answer = browser.post(reverse("immo_previews:add"), {"site": foreign.pk, "url": URL})
    assert answer.status_code == 200
    assert not PreviewTarget.objects.exists()


def test_others_see_none_of_it(agency, other_agency, site, make_member, member_client):
    target = PreviewTarget.objects.create(agency=agency, site=site, url=URL)
    colleague = member_client(make_member(agency, "editor"))
    stranger = member_client(make_member(other_agency, "manager"))
    assert colleague.get(reverse("immo_previews:index")).status_code == 403
    for name in ("immo_previews:edit", "immo_previews:delete"):
        url = reverse(name, args=[target.pk])
        assert colleague.post(url, {"site": site.pk, "url": URL}).status_code == 403
        assert stranger.post(url, {"site": site.pk, "url": URL}).status_code == 404
    assert URL not in stranger.get(reverse("immo_previews:index")).content.decode()
    assert PreviewTarget.objects.exists()


def test_a_plan_without_it_has_none(browser, agency, site, make_property, monkeypatch):
    from immo_agencies import permissions
    from immo_agencies.extension_points import Refusal
    from immo_delivery.extension_points import DeliveryAction

    refused = Refusal("no_headless", "PLANWORDS", "REMEDYWORDS")

    def asked(action, *rest):
        return refused if action is DeliveryAction.USE_FEATURE else None

    monkeypatch.setattr(permissions, "first_refusal", asked)
    answer = browser.post(reverse("immo_previews:add"), {"site": site.pk, "url": URL})
    assert answer.status_code == 403
    assert "PLANWORDS" in answer.content.decode()
    PreviewTarget.objects.create(agency=agency, site=site, url=URL)
    page = make_property(agency)
    assert page.preview_modes == type(page)().DEFAULT_PREVIEW_MODES


@pytest.mark.parametrize(
    "url",
    [
        "http://front.example/",
        "ftp://front.example/",
        "https://user:secret@front.example/",
        "https://localhost/preview",
        "https://front.localhost/",
        "https://intranet/",
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://0x7f.1/",
        "https://front.example;script-src/",
        "https://front.example/?code=mine",
        "https://front.example/#part",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_public_address(url):
    with pytest.raises(AddressRefused):
        require_public(url)


def test_in_development_this_machine_is_one(settings):
    settings.DEBUG = True
    require_public("http://localhost:4321/api/preview")


def test_addresses_are_put_together():
    assert origin_of("https://front.example:443/x") == "https://front.example"
    assert origin_of("http://localhost:4321/x") == "http://localhost:4321"
    assert with_code("https://front.example/p?a=1", "c-_") == "https://front.example/p?a=1&code=c-_"

"""/api/v2/redirects/: those of the answering site that lead to something public."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.immo_pages.api_world import get


def test_only_redirects_of_the_own_site_to_public_targets(
    agency, other_agency, make_property, visitor
):
    site, foreign = (Site.objects.get(hostname=h) for h in ("namur.localhost", "gent.localhost"))
    page, draft = make_property(agency), make_property(agency, live=False)
    to_page = Redirect.objects.create(old_path="/vieux", site=site, redirect_page=page)
    to_link = Redirect.objects.create(
        old_path="/lien", site=site, redirect_link="https://example.org/", is_permanent=False
    )
    Redirect.objects.create(old_path="/DRAFTCANARY", site=site, redirect_page=draft)
    theirs = Redirect.objects.create(
        old_path="/GCANARY", site=foreign, redirect_link="https://g.be"
    )
    Redirect.objects.create(old_path="/EVERYCANARY", site=None, redirect_link="https://every.be")

    items = get(visitor(), "redirects/")["items"]
    assert [(i["id"], i["old_path"], i["location"], i["is_permanent"]) for i in items] == [
        (to_page.pk, "/vieux", page.full_url, True),
        (to_link.pk, "/lien", "https://example.org/", False),
    ]
    absent = visitor().get("/api/v2/redirects/999999/")
    assert visitor().get(f"/api/v2/redirects/{theirs.pk}/").content == absent.content
    assert get(visitor("localhost"), "redirects/")["items"] == []
    assert get(visitor("unknown.example"), "redirects/")["items"] == []


def test_find_by_old_path(agency, make_property, visitor):
    site = Site.objects.get(hostname="namur.localhost")
    row = Redirect.objects.create(old_path="/vieux", site=site, redirect_page=make_property(agency))
    found = visitor().get("/api/v2/redirects/find/", {"html_path": "/vieux/"})
    assert found.status_code == 302
    assert found["Location"].endswith(f"/api/v2/redirects/{row.pk}/?")
    other = visitor("localhost").get("/api/v2/redirects/find/", {"html_path": "/vieux/"})
    assert other.status_code == 404

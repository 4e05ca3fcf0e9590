"""Rows 22 and 23 of the surface table: redirects have a view of their own, one agency at a time."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from immo_agencies.models import AuditEvent
from immo_agencies.redirects.addresses import clean_link, clean_old_path
from immo_agencies.redirects.forms import RedirectForm

LIST = "/admin/our-redirects/"
NEW = f"{LIST}new/"


@pytest.fixture
def site(agency) -> Site:
    return agency.sites().get()


@pytest.fixture
def theirs(other_agency) -> Redirect:
    return Redirect.objects.create(
        old_path="/GCANARY",
        site=other_agency.sites().get(),
        redirect_link="https://gcanary.example/GCANARY",
    )


@pytest.fixture
def administrator(agency, make_member, member_client) -> Client:
    return member_client(make_member(agency, "administrator"))


def redirect_on(site: Site, old_path: str, link: str = "/contact", **fields) -> Redirect:
    return Redirect.objects.create(old_path=old_path, site=site, redirect_link=link, **fields)


def sent(browser: Client, path: str = NEW, **data):
    """Send the form; the answer has ``context`` when it was refused."""
    values = {"old_path": "/vieux", "link": "/contact", "is_permanent": "on"} | data
    return browser.post(path, {k: v for k, v in values.items() if v is not None})


def codes(answer) -> dict[str, list[str]]:
    """Codes of the errors, by field."""
    data = answer.context["form"].errors.as_data()
    return {name: [error.code for error in errors] for name, errors in data.items()}


# --- row 22: whose ---------------------------------------------------------------------------


def test_row_22_list_shows_own_redirects(site, theirs, administrator):
    redirect_on(site, "/vieux")
    Redirect.objects.create(old_path="/EVERYCANARY", site=None, redirect_link="/x")
    for path in (LIST, f"{LIST}results/", f"{LIST}?q=CANARY", f"{LIST}?export=csv"):
        answer = administrator.get(path)
        text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
        assert "/GCANARY" not in text
        assert "/EVERYCANARY" not in text
        assert "gent.localhost" not in text
    assert "/vieux" in administrator.get(LIST).content.decode()


@pytest.mark.parametrize("page", ["edit", "delete"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_row_22_foreign_redirect_is_answered_as_absent(page, method, agency, theirs, administrator):
    everywhere = Redirect.objects.create(old_path="/every", site=None, redirect_link="/x")
    data = {"old_path": "/mine", "link": "/mine"}
    absent = getattr(administrator, method)(f"{LIST}{page}/987654/", data)
    for redirect in (theirs, everywhere):
        answer = getattr(administrator, method)(f"{LIST}{page}/{redirect.pk}/", data)
        assert answer.status_code == absent.status_code == 404
        assert answer.content == absent.content
        redirect.refresh_from_db()
        assert redirect.old_path in {"/GCANARY", "/every"}


def test_row_22_site_is_never_foreign_and_never_empty(agency, other_agency, site, administrator):
    foreign = other_agency.sites().get()
    for value in (foreign.pk, "", "987654"):
        assert sent(administrator, old_path=f"/a{value}", site=value).status_code == 302
    assert set(Redirect.objects.values_list("site", flat=True)) == {site.pk}


def test_row_22_with_several_own_sites_one_is_chosen(
    agency, other_agency, site, make_property, administrator
):
    house = Site.objects.create(hostname="maison.localhost", root_page=make_property(agency))
    form = administrator.get(NEW).context["form"]
    assert [choice[0].value for choice in form.fields["site"].choices] == [site.pk, house.pk]
    assert form["site"].value() == site.pk
    for value in (other_agency.sites().get().pk, 987654):
        assert codes(sent(administrator, site=value)) == {"site": ["invalid_choice"]}
    assert codes(sent(administrator, site="")) == {"site": ["required"]}
    assert sent(administrator, site=house.pk).status_code == 302
    assert Redirect.objects.get().site == house
    listed = administrator.get(LIST, {"site": house.pk})
    assert [row.site for row in listed.context["object_list"]] == [house]
    assert not administrator.get(LIST, {"site": site.pk}).context["object_list"]


def test_row_22_foreign_page_is_no_target_and_is_not_named(
    agency, other_agency, make_property, administrator
):
    foreign = make_property(other_agency, title="Huis GCANARY")
    refused = sent(administrator, link="", redirect_page=foreign.pk)
    absent = sent(administrator, link="", redirect_page=987654)
    assert refused.status_code == absent.status_code == 404
    assert refused.content == absent.content
    assert "GCANARY" not in refused.content.decode()


def test_row_22_the_form_itself_refuses_foreign_pages(agency, other_agency, site, make_property):
    """Without the boundary in front."""
    foreign = make_property(other_agency)
    for key in (foreign.pk, 987654, Page.get_first_root_node().pk):
        form = RedirectForm({"old_path": "/a", "redirect_page": key}, agency=agency)
        assert form.errors.as_data()["redirect_page"][0].code == "invalid_choice"


def test_row_22_taken_says_nothing_of_other_agencies(agency, site, theirs, administrator):
    assert sent(administrator, old_path="/GCANARY").status_code == 302
    assert codes(sent(administrator, old_path="/GCANARY/")) == {"old_path": ["taken"]}
    assert Redirect.objects.filter(site=site).count() == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [("manager", 200), ("administrator", 200), ("editor", 200), ("marketer", 0), ("agent", 0)],
)
def test_row_22_who_may(role, status, agency, site, make_member, member_client):
    browser = member_client(make_member(agency, role))
    row = redirect_on(site, "/vieux")
    for path in (LIST, NEW, f"{LIST}edit/{row.pk}/", f"{LIST}delete/{row.pk}/", f"{LIST}import/"):
        answer = browser.get(path)
        assert (answer.status_code == 200) == bool(status)
    if not status:
        assert sent(browser).status_code in {302, 403, 404}
        browser.post(f"{LIST}delete/{row.pk}/")
        browser.post(f"{LIST}import/confirm/", {"envelope": "x"})
        assert Redirect.objects.get() == row


def test_row_22_member_of_another_agency_and_strangers(
    agency, other_agency, site, make_member, member_client, client, django_user_model
):
    row = redirect_on(site, "/MINECANARY")
    browsers = [
        member_client(make_member(other_agency, "manager")),
        member_client(django_user_model.objects.create_superuser("op@example.org", "x" * 12)),
        client,
    ]
    for browser in browsers:
        for path in (LIST, f"{LIST}edit/{row.pk}/", f"{LIST}?export=csv"):
            answer = browser.get(path)
            text = b"".join(answer) if answer.streaming else answer.content
            assert b"MINECANARY" not in text
    assert browsers[1].get(LIST).status_code != 200


# --- what a redirect may say -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("/vieux/", "/vieux"),
        ("vieux", "/vieux"),
        (" /vieux?b=2&a=1 ", "/vieux?a=1&b=2"),
        ("/fr/caf%C3%A9/", "/fr/café"),
        ("http://namur.localhost/vieux/#haut", "/vieux"),
        ("namur.localhost/vieux", "/vieux"),
    ],
)
def test_old_address_is_stored_as_it_is_looked_up(written, stored):
    assert clean_old_path(written, {"namur.localhost"}) == stored


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("/", "home"),
        ("#x", "home"),
        ("/admin/pages/", "reserved"),
        ("https://gent.localhost/vieux", "host"),
        ("//evil.example/x", "host"),
        ("javascript:alert(1)", "unreadable"),
        ("/a\\b", "unreadable"),
        ("http://[", "unreadable"),
        ("/" + "a" * 300, "long"),
        ("", "unreadable"),
    ],
)
def test_old_address_is_refused(written, code):
    with pytest.raises(ValidationError) as refused:
        clean_old_path(written, {"namur.localhost"})
    assert refused.value.code == code


@pytest.mark.parametrize(
    "link", ["/contact", "/fr/contact/?x=1#y", "https://example.org/x", "http://example.org:8000/"]
)
def test_link_may_be_a_path_or_a_web_address(link):
    assert clean_link(f" {link} ") == link


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "https:///evil.example",
        "https:evil.example",
        "https://namur.localhost@evil.example/",
        "ftp://example.org/",
        "http://[",
        "contact",
        "/a\tb",
        "/a b",
    ],
)
def test_link_that_is_a_trick_is_refused(link):
    with pytest.raises(ValidationError) as refused:
        clean_link(link)
    assert refused.value.code == "unreadable"


def test_the_form_asks_for_both(site, administrator):
    answer = sent(administrator, old_path="//evil.example/x", link="javascript:alert(1)")
    assert codes(answer) == {"old_path": ["host"], "link": ["unreadable"]}
    assert codes(sent(administrator, old_path=""))["old_path"] == ["required"]
    assert not Redirect.objects.exists()


def test_one_target_is_wanted(agency, site, make_property, administrator):
    page = make_property(agency)
    assert codes(sent(administrator, link="")) == {"__all__": ["target"]}
    assert codes(sent(administrator, redirect_page=page.pk)) == {"__all__": ["target"]}
    assert sent(administrator, link="", redirect_page=page.pk).status_code == 302
    assert Redirect.objects.get().redirect_page_id == page.pk


def test_circles_are_refused(site, administrator):
    redirect_on(site, "/b", "/c")
    redirect_on(site, "/c", "http://namur.localhost/vieux/")
    redirect_on(site, "/d", "/e")
    redirect_on(site, "/e", "/d?again=1")
    own = ["/vieux", "/vieux/", "/vieux/?x=1", "http://namur.localhost/vieux"]
    for link in [*own, "/b", "/c?x=1", "/d"]:
        assert codes(sent(administrator, link=link)) == {"link": ["circle"]}
    assert sent(administrator, link="/b", old_path="/ailleurs").status_code == 302


def test_circle_over_two_sites(agency, site, make_property, administrator):
    house = Site.objects.create(hostname="maison.localhost", root_page=make_property(agency))
    redirect_on(house, "/b", "http://namur.localhost/vieux")
    link = "https://maison.localhost/b"
    assert codes(sent(administrator, link=link, site=site.pk)) == {"link": ["circle"]}
    assert sent(administrator, link="/b", site=site.pk).status_code == 302


def test_page_is_not_redirected_to_itself(agency, site, make_property, administrator):
    page = make_property(agency)
    path = page.get_url_parts()[2]
    answer = sent(administrator, old_path=path, link="", redirect_page=page.pk)
    assert codes(answer) == {"redirect_page": ["circle"]}


def test_without_a_site_nothing_can_be_added(agency, site, administrator):
    site.delete()
    assert codes(sent(administrator))["__all__"] == ["no_site"]
    assert administrator.get(LIST).status_code == 200


# --- add, change, delete -----------------------------------------------------------------------


def test_add_change_delete_are_in_the_log(agency, site, make_member, member_client):
    user = make_member(agency, "editor")
    browser = member_client(user)
    assert sent(browser).status_code == 302
    row = Redirect.objects.get()
    edit = f"{LIST}edit/{row.pk}/"
    assert browser.get(edit).context["form"]["link"].value() == "/contact"
    assert sent(browser, edit, link="/b", is_permanent=None).status_code == 302
    row.refresh_from_db()
    assert (row.redirect_link, row.is_permanent) == ("/b", False)
    asked = browser.get(f"{LIST}delete/{row.pk}/")
    assert asked.status_code == 200
    assert Redirect.objects.exists()
    assert browser.post(f"{LIST}delete/{row.pk}/").status_code == 302
    assert not Redirect.objects.exists()

    events = list(AuditEvent.objects.filter(agency=agency, action__startswith="redirect."))
    events.sort(key=lambda event: event.pk)
    assert [event.action for event in events] == [
        "redirect.created",
        "redirect.changed",
        "redirect.deleted",
    ]
    assert {event.actor_id for event in events} == {user.pk}
    assert {event.object_id for event in events} == {str(row.pk)}
    assert set(events[1].changes) == {"redirect_link", "is_permanent"}
    assert "/contact" not in str([event.changes for event in events])


def test_saving_again_without_change_is_no_circle(site, administrator):
    row = redirect_on(site, "/vieux", "/b")
    redirect_on(site, "/b", "/c")
    assert sent(administrator, f"{LIST}edit/{row.pk}/", link="/b").status_code == 302


def test_who_changes_an_automatic_redirect_has_made_it_by_hand(site, administrator):
    """Wagtail throws automatic ones away when a page moves again."""
    row = redirect_on(site, "/vieux", automatically_created=True)
    sent(administrator, f"{LIST}edit/{row.pk}/", link="/b")
    row.refresh_from_db()
    assert not row.automatically_created


# --- the list ------------------------------------------------------------------------------------


def test_empty_list_says_what_to_do_next(site, administrator):
    answer = administrator.get(LIST)
    text = answer.content.decode()
    assert f'href="{NEW}"' in text
    assert f'href="{LIST}import/"' in text
    searched = administrator.get(LIST, {"q": "rien"}).content.decode()
    assert 'role="alert"' in searched


def test_search_filter_sort_and_pages(agency, site, make_property, administrator):
    page = make_property(agency, title="Maison rouge")
    to_page = Redirect.objects.create(old_path="/b", site=site, redirect_page=page)
    temporary = redirect_on(site, "/a", "/contact", is_permanent=False)

    def rows(**query):
        return list(administrator.get(LIST, query).context["object_list"])

    assert rows() == [temporary, to_page]
    assert rows(ordering="-old_path") == [to_page, temporary]
    assert rows(q="rouge") == [to_page]
    assert rows(q="contact") == [temporary]
    assert rows(is_permanent="False") == [temporary]
    assert rows(is_permanent="True") == [to_page]
    assert "Maison rouge" in administrator.get(LIST).content.decode()
    for number in range(40):
        redirect_on(site, f"/p{number}")
    assert len(rows()) == 30
    assert len(rows(p=2)) == 12


def test_cost_of_the_list_does_not_grow(agency, site, make_property, administrator):
    counts = []
    for number in range(3):
        page = make_property(agency)
        Redirect.objects.create(old_path=f"/p{number}", site=site, redirect_page=page)
        administrator.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            administrator.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[2]


def test_menu_item_for_who_may(agency, make_member, member_client):
    for role, shown in (("editor", True), ("marketer", False)):
        text = member_client(make_member(agency, role)).get("/admin/").content.decode()
        assert (f'"{LIST}"' in text) == shown


# --- public: rows 22 and 23 ----------------------------------------------------------------------


def test_row_22_a_redirect_works_on_its_own_site_only(agency, other_agency, administrator, visitor):
    sent(administrator, link="/fr/biens/")
    found = visitor().get("/vieux/")
    assert (found.status_code, found["Location"]) == (301, "/fr/biens/")
    assert visitor("gent.localhost").get("/vieux/").status_code == 404
    assert visitor("localhost").get("/vieux/").status_code == 404


def test_row_22_automatic_redirects_have_the_own_site(
    agency, other_agency, site, make_property, visitor, django_capture_on_commit_callbacks
):
    for language in ("fr", "nl"):
        page = make_property(agency, language=language)
        old = page.get_url_parts()[2]
        page.slug = f"autre-{language}"
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()
        made = Redirect.objects.get(redirect_page=page)
        assert (made.site, made.automatically_created) == (site, True)
        answer = visitor().get(old)
        assert answer.status_code == 301
        assert answer["Location"].endswith(page.get_url_parts()[2])
        assert visitor("gent.localhost").get(old).status_code == 404


def test_row_22_automatic_redirects_after_a_move(agency, site, make_property):
    from immo_pages.models import DevelopmentPage

    page = make_property(agency)
    old = Redirect.normalise_path(page.get_url_parts()[2])
    project = DevelopmentPage(title="Projet", slug="projet")
    page.get_parent().add_child(instance=project)
    page.move(project, pos="last-child")
    made = Redirect.objects.get(redirect_page=page)
    assert (made.site, made.old_path) == (site, old)


def test_row_23_public_api_tells_own_redirects(agency, site, theirs, administrator, visitor):
    sent(administrator)
    items = visitor().get("/api/v2/redirects/").json()["items"]
    assert [item["old_path"] for item in items] == ["/vieux"]
    assert visitor().get(f"/api/v2/redirects/{theirs.pk}/").status_code == 404
    find = visitor().get("/api/v2/redirects/find/", {"html_path": "/GCANARY"})
    assert find.status_code == 404

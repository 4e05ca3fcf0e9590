"""Links that show a draft: what the holder gets, what nobody gets, and who may make one."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from immo_agencies.models import Agency, Membership
from immo_pages.models import PreviewLink, PropertyDocument, PropertyPage
from immo_pages.models.trash import TrashedPage, TrashEntry
from immo_pages.photos.presets import filter_for
from immo_pages.preview_links import rate
from immo_pages.preview_links.actions import create_link
from tests.conftest import documents_block, energy_block, gallery_block
from tests.immo_pages.assigned_world import acts, give

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)


@pytest.fixture
def marketer(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "marketer")


@pytest.fixture
def photo(agency: Any, make_photo: Any) -> Any:
    found = make_photo(agency, width=900, height=600)
    found.get_rendition(filter_for("thumb", "jpg"))
    return found


@pytest.fixture
def draft(agency: Any, make_property: Any, photo: Any, make_document: Any) -> Any:
    """Never published; a photo, a private document and one that would be public."""
    papers = [
        make_document(agency, title="Secret paper"),
        make_document(agency, title="Plan", access="public"),
    ]
    body = [gallery_block(photo), energy_block(), documents_block(*papers)]
    return make_property(agency, live=False, title="Villa brouillon", body=body)


def link_to(page: Any, by: Any, days: int = 14) -> tuple[PreviewLink, str]:
    return create_link(page, by=by, days=days, note="M. Dupont", now=timezone.now())


def address(token: str, *more: str) -> str:
    name = "immo_pages_preview_in" if more else "immo_pages_preview"
    return reverse(name, args=[token, *more])


def test_the_holder_sees_the_latest_draft_and_leaves_no_trace(
    draft: Any, marketer: Any, visitor: Any
) -> None:
    link, token = link_to(draft, marketer)
    draft.title = "Villa corrigée"
    draft.save_revision()
    stranger = visitor()

    answer = stranger.get(address(token))

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Villa corrigée" in html
    assert 'class="preview-bar"' in html
    assert '<meta name="robots" content="noindex' in html
    assert 'rel="canonical"' not in html
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert not stranger.cookies
    assert link.note not in html
    assert stranger.head(address(token)).status_code == 200
    stored = PreviewLink.objects.with_scopes_disabled().get()
    assert (stored.views, stored.last_viewed_at is not None) == (1, True)


def test_only_the_digest_is_stored(draft: Any, marketer: Any) -> None:
    _link, token = link_to(draft, marketer)

    row = PreviewLink.objects.with_scopes_disabled().values().get()
    assert len(token) >= 43  # 256 bits
    assert token not in {str(value) for value in row.values()}
    assert link_to(draft, marketer)[1] != token


def test_photos_of_the_draft_come_with_the_link_and_go_with_it(
    draft: Any, marketer: Any, visitor: Any, photo: Any, agency: Any, make_photo: Any
) -> None:
    other = make_photo(agency)
    other.get_rendition(filter_for("thumb", "jpg"))
    _link, token = link_to(draft, marketer)
    html = visitor().get(address(token)).content.decode()

    names = set(re.findall(rf"/preview/{token}/photo/[^\s\",]+", html))
    assert names
    assert str(photo.uuid) not in html
    answers = [visitor().get(name) for name in names]
    assert {answer.status_code for answer in answers} == {200}
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    first = sorted(names)[0]
    foreign = first.replace(f"/{photo.pk}-", f"/{other.pk}-")
    assert visitor().get(foreign).status_code == 404
    assert visitor().get(first.replace(token, "x" * 43)).status_code == 404

    PreviewLink.objects.with_scopes_disabled().update(revoked_at=timezone.now())
    assert visitor().get(first).status_code == 404


def test_documents_stay_where_they_are(draft: Any, marketer: Any, visitor: Any) -> None:
    _link, token = link_to(draft, marketer)
    html = visitor().get(address(token)).content.decode()

    assert "Secret paper" not in html
    assert html.count('class="immo-documents__name"') == 1
    assert "/documents/" not in html  # no way that leads nowhere
    for document in PropertyDocument.objects.all():
        assert visitor().get(document.url).status_code == 404


def close_by(how: str, link: PreviewLink, draft: Any) -> None:
    links = PreviewLink.objects.with_scopes_disabled().filter(pk=link.pk)
    match how:
        case "revoked":
            links.update(revoked_at=timezone.now())
        case "expired":
            links.update(ends_at=timezone.now())
        case "suspended":
            Agency.objects.update(service_state="suspended")
        case "withdrawn" | "sold":
            PropertyPage.objects.filter(pk=draft.pk).update(status=how)
        case "gone person":
            Membership.objects.with_scopes_disabled().update(suspended_at=timezone.now())
        case "in the trash":
            entry = TrashEntry.objects.create(agency=link.agency)
            TrashedPage.objects.create(agency=link.agency, entry=entry, page_id=draft.pk)
        case "deleted":
            draft.delete()


@pytest.mark.parametrize(
    "how",
    [
        "revoked",
        "expired",
        "suspended",
        "withdrawn",
        "sold",
        "gone person",
        "in the trash",
        "deleted",
        "wrong",
    ],
)
def test_whatever_closes_a_link_the_answer_is_one(
    how: str, draft: Any, marketer: Any, visitor: Any
) -> None:
    link, token = link_to(draft, marketer)
    assert visitor().get(address(token)).status_code == 200
    close_by(how, link, draft)

    asked = address("y" * 43 if how == "wrong" else token)
    answer, wrong = visitor().get(asked), visitor().get(address("z" * 43))

    assert answer.status_code == wrong.status_code == 404
    assert answer.content == wrong.content
    assert "Villa" not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_it_ends_by_itself(draft: Any, marketer: Any, visitor: Any) -> None:
    with time_machine.travel(NOW, tick=False):
        _link, token = link_to(draft, marketer, days=3)
    for days, status in ((2.9, 200), (3, 404)):
        with time_machine.travel(NOW + datetime.timedelta(days=days), tick=False):
            assert visitor().get(address(token)).status_code == status
    with time_machine.travel(NOW, tick=False):
        link, _token = link_to(draft, marketer, days=5000)
    assert link.ends_at == NOW + datetime.timedelta(days=90)


def test_it_opens_on_the_host_of_its_agency_only(
    draft: Any, marketer: Any, visitor: Any, other_agency: Any
) -> None:
    _link, token = link_to(draft, marketer)

    for host in ("gent.localhost", "localhost", "nobody.localhost"):
        assert visitor(host).get(address(token)).status_code == 404


def test_drafts_in_other_languages_are_one_click_away(
    draft: Any, agency: Any, marketer: Any, visitor: Any
) -> None:
    from wagtail.models import Locale

    copied = draft.copy_for_translation(Locale.objects.get(language_code="nl"), copy_parents=True)
    copied.title = "Woning in concept"
    copied.save_revision()
    _link, token = link_to(draft, marketer)

    french = visitor().get(address(token)).content.decode()
    dutch = visitor().get(address(token, "nl"))

    assert address(token, "nl") in french
    assert "Woning in concept" in dutch.content.decode()
    assert dutch["Content-Language"] == "nl"
    assert '<html lang="nl"' in dutch.content.decode()
    assert visitor().get(address(token, "de")).status_code == 404


def test_guessing_and_hammering_end(
    draft: Any, marketer: Any, visitor: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(rate, "MISSES_AN_HOUR", 2)
    monkeypatch.setattr(rate, "VIEWS_AN_HOUR", 6)
    _link, token = link_to(draft, marketer)
    for _ in range(2):
        assert visitor().get(address("no")).status_code == 404
    assert visitor().get(address(token)).status_code == 429

    from django.core.cache import cache

    cache.clear()
    seen = [visitor().get(address(token)).status_code for _ in range(7)]
    assert seen == [200] * 6 + [429]


def test_made_once_shown_once_and_withdrawn(
    draft: Any, agency: Any, marketer: Any, member_client: Any, visitor: Any
) -> None:
    browser = member_client(marketer)
    url = reverse("immo_preview_links:index", args=[draft.pk])

    made = browser.post(url, {"note": "Mme Martin", "days": "30"})

    assert "no-store" in made["Cache-Control"]
    shown = made.context["made"]["address"]
    assert shown.startswith("http://namur.localhost")
    assert visitor().get(shown).status_code == 200
    token = shown.rstrip("/").rsplit("/", 1)[1]
    later = browser.get(url).content.decode()
    assert "Mme Martin" in later
    assert token not in later
    link = PreviewLink.objects.with_scopes_disabled().get()
    browser.post(reverse("immo_preview_links:revoke", args=[draft.pk, link.pk]))
    assert visitor().get(shown).status_code == 404
    assert [a for a in acts(agency) if a.startswith("preview.")] == [
        "preview.link_made",
        "preview.link_revoked",
    ]
    assert browser.post(url, {"days": "91"}).context["form"].errors
    assert PreviewLink.objects.with_scopes_disabled().count() == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [("editor", 200), ("agent", 200), ("copywriter", 403), ("photographer", 403), ("viewer", 403)],
)
def test_who_may_show_a_draft(
    role: str, status: int, agency: Any, make_property: Any, make_member: Any, member_client: Any
) -> None:
    person, page = make_member(agency, role), make_property(agency, live=False)
    if role in ("agent", "copywriter"):
        give(agency, person, page)
    browser = member_client(person)
    hidden = make_property(agency, live=False)

    url = reverse("immo_preview_links:index", args=[page.pk])
    assert browser.get(url).status_code == status
    assert browser.post(url, {"days": "3"}).status_code == status
    assert PreviewLink.objects.with_scopes_disabled().exists() == (status == 200)
    if role == "agent":
        unlisted = reverse("immo_preview_links:index", args=[hidden.pk])
        assert browser.get(unlisted).status_code == 404


def test_foreign_pages_and_links_are_absent(
    agency: Any, other_agency: Any, make_property: Any, make_member: Any, member_client: Any
) -> None:
    own, foreign = make_property(agency), make_property(other_agency, live=False)
    theirs, _token = link_to(foreign, make_member(other_agency, "editor"))
    second = make_property(agency)
    editor = make_member(agency, "editor")
    ours, _token = link_to(second, editor)
    browser = member_client(editor)

    asked = [[own.pk, theirs.pk], [own.pk, ours.pk], [foreign.pk, theirs.pk], [own.pk, 10**9]]
    for pks in asked:
        answer = browser.post(reverse("immo_preview_links:revoke", args=pks))
        assert answer.status_code == 404
    assert not PreviewLink.objects.with_scopes_disabled().exclude(revoked_at=None).exists()
    assert browser.get(reverse("immo_preview_links:index", args=[foreign.pk])).status_code == 404

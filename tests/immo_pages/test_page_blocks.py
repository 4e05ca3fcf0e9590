"""The operator blocks a page or its files: shut on every channel, told, logged, lifted again."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from immo_agencies.models import AuditEvent
from immo_listings.models import Listing
from immo_pages.gate import PublishRefused
from immo_pages.models import ContentPage, PageReport, PropertyPage, Takedown
from immo_pages.page_reports import actions
from immo_pages.photos.presets import preset_image
from immo_pages.preview_links.actions import LinkClosed, create_link, find_open
from immo_pages.tasks import make_jpeg_renditions
from tests.conftest import documents_block, energy_block, gallery_block

REASON = "The kitchen shown belongs to another house."
WHY = {"decision-reason": REASON, "decision-confirmed": "on"}


@pytest.fixture
def operator(django_user_model):
    return django_user_model.objects.create_user("op@example.org", "a-long-pw", is_staff=True)


@pytest.fixture
def client(operator, member_client):
    return member_client(operator)


@pytest.fixture
def world(agency, make_property, make_photo, make_document, make_member):
    class World:
        manager = make_member(agency, "manager", language="nl")
        editor = make_member(agency, "editor")
        marketer = make_member(agency, "marketer")
        photos = [make_photo(agency, title=f"Photo {n}") for n in range(2)]
        document = make_document(agency, access="public", title="Plan")
        page = make_property(
            agency,
            title="Villa des Tilleuls",
            body=[gallery_block(*photos), documents_block(document), energy_block()],
        )

    for photo in World.photos:
        make_jpeg_renditions.func(agency.pk, photo.pk)
    return World


@pytest.fixture
def make_report(agency, world):
    def make(page=None, **facts):
        page = page or world.page
        facts = {"kind": "copyright", "text": "A text of a visitor.", "language": "fr"} | facts
        return PageReport.all_objects.create(
            agency=agency,
            page=page,
            page_title=page.title,
            address=page.full_url,
            **facts,
        )

    return make


def detail(report):
    return reverse("immo_page_reports:report", args=[report.pk])


def block(report, operator):
    actions.block_page(report, by=operator, reason=REASON, now=timezone.now())


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def test_reports_are_for_operators(world, make_report, client, member_client, agency):
    new, closed = make_report(), make_report(state="closed", outcome="dismissed", kind="fraud")
    url = reverse("immo_page_reports:index")
    listed = client.get(url).content.decode()
    assert detail(new) in listed
    assert detail(closed) not in listed
    found = client.get(url, {"state": "all", "kind": "fraud", "agency": agency.pk})
    assert detail(closed) in found.content.decode()
    assert detail(new) not in found.content.decode()
    assert client.get(detail(new)).status_code == 200
    assert client.get(detail(new).replace(str(new.pk), "999999")).status_code == 404
    for member in (world.manager, world.editor):
        for address in (url, detail(new)):
            assert member_client(member).get(address).status_code == 404


def test_no_report_is_no_error(db, client):
    assert client.get(reverse("immo_page_reports:index")).status_code == 200


def test_an_operator_takes_in_hand_and_dismisses(
    world, make_report, client, operator, django_capture_on_commit_callbacks
):
    report = make_report(reporter_email="ada@example.org")
    client.post(detail(report), {"take": "1"})
    report.refresh_from_db()
    assert (report.state, report.handled_by) == ("in_hand", operator)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(detail(report), WHY | {"decision-decision": "dismiss"})
    report.refresh_from_db()
    assert (report.state, report.outcome, report.reason) == ("closed", "dismissed", REASON)
    assert fresh(world.page).live
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    written = AuditEvent.objects.filter(action__startswith="report.").order_by("pk")
    assert [event.action for event in written] == ["report.taken", "report.dismissed"]
    assert all(event.actor_id == operator.pk for event in written)


@pytest.mark.parametrize("missing", ["decision-reason", "decision-confirmed", "decision-decision"])
def test_nothing_is_decided_without_reason_and_confirmation(world, make_report, client, missing):
    report = make_report()
    data = WHY | {"decision-decision": "page"}
    del data[missing]
    assert client.post(detail(report), data).status_code == 200
    report.refresh_from_db()
    assert report.state == "new"
    assert fresh(world.page).live


def test_a_blocked_page_is_shut_on_every_channel(
    agency, world, make_report, client, operator, visitor, django_capture_on_commit_callbacks
):
    page, report = world.page, make_report()
    _link, token = create_link(page, by=world.editor, days=9, note="", now=timezone.now())
    photo_url = world.photos[0].immo_preset("thumb").url
    document_url = world.document.url
    url = page.get_url()
    api = f"/api/v2/pages/{page.pk}/"
    shown = (url, photo_url, document_url, api)
    assert [visitor().get(each).status_code for each in shown] == [200] * 4
    with django_capture_on_commit_callbacks(execute=True):
        client.post(detail(report), WHY | {"decision-decision": "page"})
    assert [visitor().get(each).status_code for each in shown] == [404] * 4
    for door in ("/sitemap.xml", "/api/v2/pages/", page.get_parent().get_url(), "/fr/search/"):
        answer = visitor().get(door)
        assert answer.status_code == 200, door
        assert url not in answer.content.decode(), door
        assert page.title not in answer.content.decode(), door
    assert not Listing.objects.with_scopes_disabled().public().filter(page=page).exists()
    with pytest.raises(LinkClosed):
        _open(agency, token)
    event = AuditEvent.objects.get(action="report.page_blocked")
    assert (event.agency, event.actor_id) == (agency, operator.pk)
    [notice] = mail.outbox
    assert notice.to == [world.manager.email]
    assert REASON in notice.body
    assert notice.reply_to


def _open(agency, token):
    from immo_agencies.scope import agency_scope

    with agency_scope(agency):
        find_open(token, now=timezone.now())


def test_a_blocked_page_is_not_published_whoever_tries(world, make_report, operator, member_client):
    block(make_report(), operator)
    page = fresh(world.page)
    with pytest.raises(PublishRefused) as refused:
        page.save_revision().publish()
    assert [reason.code for reason in refused.value.reasons] == ["blocked"]
    assert REASON in str(refused.value)
    page.live = True
    with pytest.raises(PublishRefused):
        page.save()
    assert not fresh(page).permissions_for_user(_again(world.editor)).can_publish()
    answer = member_client(world.editor).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert REASON in answer.content.decode()


def _again(user):
    return type(user).objects.get(pk=user.pk)


def test_every_language_is_blocked_and_pages_of_other_kinds_too(
    agency, world, make_report, operator
):
    text = ContentPage(title="À propos", slug="a-propos", live=False)
    agency.home_in("fr").add_child(instance=text)
    text.save_revision().publish()
    dutch = text.copy_for_translation(agency.home_in("nl").locale, copy_parents=True)
    dutch.title = "Over ons"
    dutch.save_revision().publish()
    block(make_report(text), operator)
    assert not Page.objects.filter(pk__in=[text.pk, dutch.pk], live=True).exists()
    for page in (fresh(text), fresh(dutch)):
        with pytest.raises(PublishRefused):
            page.save_revision().publish()


def test_a_home_page_cannot_be_blocked(agency, world, make_report, client):
    report = make_report(agency.home_in("fr"))
    answer = client.post(detail(report), WHY | {"decision-decision": "page"})
    assert answer.status_code == 200
    assert fresh(agency.home_in("fr")).live
    assert not Takedown.all_objects.exists()


def test_lifting_lets_the_agency_publish_again(
    world, make_report, operator, client, django_capture_on_commit_callbacks
):
    report = make_report()
    block(report, operator)
    url = reverse("immo_page_reports:lift", args=[Takedown.all_objects.get().pk])
    assert client.post(url, {"reason": REASON}).status_code == 200  # not confirmed
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, {"reason": "It was their own kitchen.", "confirmed": "on"})
    assert not fresh(world.page).live
    fresh(world.page).save_revision().publish()
    assert fresh(world.page).live
    assert client.get(url).status_code == 404
    assert [message.to for message in mail.outbox] == [[world.manager.email]]
    assert AuditEvent.objects.filter(action="report.block_lifted").count() == 1


def test_a_blocked_photo_is_absent_everywhere(
    agency, world, make_report, client, visitor, member_client
):
    photo, other = world.photos
    report, url = make_report(), world.page.get_url()
    doors = [preset_image(photo, "thumb").url, f"/api/v2/images/{photo.pk}/"]
    assert [visitor().get(door).status_code for door in doors] == [200, 200]
    chosen = {"decision-decision": "files", "decision-chosen": [f"photo:{photo.pk}"]}
    client.post(detail(report), WHY | chosen)
    assert [visitor().get(door).status_code for door in doors] == [404, 404]
    # Nor for colleagues: the sizes of the admin have addresses of their own.
    assert member_client(world.editor, "namur.localhost").get(doors[0]).status_code == 404
    for door in (url, world.page.get_parent().get_url(), f"/api/v2/pages/{world.page.pk}/"):
        text = visitor().get(door).content.decode()
        assert str(photo.uuid) not in text, door
    assert str(other.uuid) in visitor().get(url).content.decode()
    assert str(photo.pk) not in {
        str(item["id"]) for item in visitor().get("/api/v2/images/").json()["items"]
    }
    listing = Listing.objects.with_scopes_disabled().get(page=world.page)
    assert str(photo.uuid) not in f"{listing.card} {listing.detail}"
    said = member_client(world.editor)
    for name, key in (("wagtailimages:edit", photo.pk), ("wagtailadmin_pages:edit", world.page.pk)):
        assert REASON in said.get(reverse(name, args=[key])).content.decode()


def test_a_blocked_document_is_absent_everywhere(
    world, make_report, client, visitor, member_client
):
    document, url = world.document, world.page.get_url()
    doors = [document.url, f"/api/v2/documents/{document.pk}/"]
    assert [visitor().get(door).status_code for door in doors] == [200, 200]
    chosen = {"decision-decision": "files", "decision-chosen": [f"document:{document.pk}"]}
    client.post(detail(make_report()), WHY | chosen)
    assert [visitor().get(door).status_code for door in doors] == [404, 404]
    assert document.url not in visitor().get(url).content.decode()
    assert document.url not in visitor().get(f"/api/v2/pages/{world.page.pk}/").content.decode()
    assert member_client(world.editor).get(document.url).status_code == 409
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    assert REASON in member_client(world.editor).get(edit).content.decode()
    actions.lift(
        Takedown.all_objects.get(),
        by=client_user(client),
        reason="A mistake of ours.",
        now=timezone.now(),
    )
    assert visitor().get(document.url).status_code == 200


def client_user(client):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(pk=client.session["_auth_user_id"])


def test_only_files_of_the_live_page_can_be_chosen(
    agency, other_agency, world, make_report, make_photo, client
):
    report = make_report()
    draft = fresh(world.page)
    drafted, foreign = make_photo(agency, title="DRAFTED"), make_photo(other_agency)
    draft.body = PropertyPage._meta.get_field("body").to_python(
        [gallery_block(drafted), energy_block()]
    )
    draft.save_revision()
    assert "DRAFTED" not in client.get(detail(report)).content.decode()
    for photo in (drafted, foreign):
        chosen = {"decision-decision": "files", "decision-chosen": [f"photo:{photo.pk}"]}
        assert client.post(detail(report), WHY | chosen).status_code == 200
    assert not Takedown.all_objects.exists()


def test_nobody_but_an_operator_decides(world, make_report):
    report = make_report()
    for act in (actions.dismiss, actions.block_page):
        with pytest.raises(actions.NotOperator):
            act(report, by=world.manager, reason=REASON, now=timezone.now())


def test_a_decision_is_made_once(world, make_report, operator):
    report = make_report()
    block(report, operator)
    with pytest.raises(actions.AlreadyDecided):
        actions.dismiss(report, by=operator, reason=REASON, now=timezone.now())
    with pytest.raises(actions.AlreadyDecided):
        block(make_report(), operator)

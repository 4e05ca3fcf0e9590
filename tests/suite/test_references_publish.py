"""What was the agency's when it was chosen, and is not any more, does not go on air.

The draft may be older than the move of a photo to another agency, or written around every form.
"""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from immo_pages.bulk import (
    Outcome,
    PropertyChange,
    PropertyDraft,
    as_body,
    create_properties,
    update_properties,
)
from immo_pages.foreign import ForeignReferences
from immo_pages.gate import PublishRefused
from immo_pages.models import ContentPage, PropertyPage, PropertyPhoto
from immo_pages.translating.actions import start_translation, update_translations
from tests.conftest import PUBLISHABLE, energy_block, gallery_block
from tests.immo_pages.editor import editor_data
from tests.suite import reference_bodies as bodies
from tests.suite.reference_bodies import BODIES, Keys

every_block = pytest.mark.parametrize(("body", "name"), bodies.naming_blocks())


@pytest.fixture
def gallery_page(agency, make_property, make_photo):
    """A draft with one own photo, and the photo."""
    photo = make_photo(agency)
    page = make_property(agency, live=False, body=[gallery_block(photo), energy_block()])
    return page, photo


def give_away(photo, agency):
    """Another agency's from now on; by the database, so that nobody is told."""
    PropertyPhoto.objects.filter(pk=photo.pk).update(collection=agency.collection)


def is_live(page):
    return type(page).objects.get(pk=page.pk).live


def keys_for(agency, make_photo, make_document, make_property):
    page = make_property(agency, live=False)
    return Keys(make_photo(agency).pk, make_document(agency).pk, page.pk)


@every_block
def test_publishing_checks_every_block(
    agency, other_agency, make_photo, make_document, make_property, body, name
):
    made = make_photo, make_document, make_property
    if body == "property":
        page = make_property(agency, live=False)
        rest = [] if name == "energy" else [energy_block()]
    else:
        page, rest = ContentPage(title="À propos", slug="a-propos", live=False), []
        agency.home_in("fr").add_child(instance=page)
        page.save_revision()
    revision = page.get_latest_revision()
    for owner, fits in ((other_agency, False), (agency, True)):
        keys = keys_for(owner, *made)
        revision.content["body"] = json.dumps(bodies.raw_body(body, name, keys) + rest)
        revision.save()
        if fits:
            revision.publish()
            continue
        with pytest.raises(PublishRefused) as refused:
            revision.publish()
        kinds = bodies.kinds_in(BODIES[body].child_blocks[name])
        codes = {reason.code for reason in refused.value.reasons}
        assert codes == {
            "foreign_photo" if kind == "image" else f"foreign_{kind}" for kind in kinds
        }
        assert not is_live(page)
    assert is_live(page)


def test_a_draft_whose_photo_went_to_another_agency(gallery_page, other_agency):
    page, photo = gallery_page
    give_away(photo, other_agency)
    with pytest.raises(PublishRefused) as refused:
        page.get_latest_revision().publish()
    assert [reason.code for reason in refused.value.reasons] == ["foreign_photo"]
    assert refused.value.reasons[0].field == "body"
    page = PropertyPage.objects.get(pk=page.pk)
    page.live = True
    with pytest.raises(PublishRefused):
        page.save()
    assert not is_live(page)


def test_the_editor_shows_nothing_of_it_and_wants_another(
    gallery_page, agency, other_agency, make_member, member_client
):
    page, photo = gallery_page
    PropertyPhoto.objects.filter(pk=photo.pk).update(title="GCANARY")
    give_away(photo, other_agency)
    browser = member_client(make_member(agency, "editor"))
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "GCANARY" not in browser.get(url).content.decode()
    answer = browser.post(url, editor_data(browser, page) | {"action-publish": "1"})
    assert answer.status_code == 200  # the photo is missing in the form
    assert "GCANARY" not in answer.content.decode()
    assert not is_live(page)


@pytest.mark.parametrize("kind", ["property", "content"])
def test_a_schedule_is_taken_back_and_told(agency, other_agency, make_property, make_photo, kind):
    photo, now = make_photo(agency), timezone.now()
    if kind == "property":
        page = make_property(agency, live=False, body=[gallery_block(photo), energy_block()])
    else:
        page = ContentPage(title="À propos", slug="a-propos", live=False)
        page.body = ContentPage._meta.get_field("body").to_python([gallery_block(photo)])
        agency.home_in("fr").add_child(instance=page)
    waiting = make_property(other_agency, live=False)
    for scheduled in (page, waiting):
        scheduled.go_live_at = now + timedelta(minutes=5)
        scheduled.save_revision().publish()
        revision = scheduled.revisions.get(approved_go_live_at__isnull=False)
        revision.approved_go_live_at = now - timedelta(minutes=1)
        revision.content["go_live_at"] = (now - timedelta(minutes=1)).isoformat()
        revision.save()
    give_away(photo, other_agency)
    call_command("publish_scheduled")
    assert not is_live(page)
    assert is_live(waiting)
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    entry = PageLogEntry.objects.get(page=page.pk, action="immo_pages.publish_refused")
    assert len(entry.data["reasons"]) == 1


def test_a_live_page_keeps_house_and_may_not_get_worse(
    gallery_page, agency, other_agency, make_photo
):
    page, photo = gallery_page
    page.get_latest_revision().publish()
    give_away(photo, other_agency)
    page = PropertyPage.objects.get(pk=page.pk)
    page.title = "Titre corrigé"
    page.save()
    page.save_revision().publish()
    second = gallery_block(photo, make_photo(other_agency))
    page.body = as_body([second, energy_block()])
    for save in (page.save, page.save_revision):
        with pytest.raises((PublishRefused, ForeignReferences)):
            save()
    page = PropertyPage.objects.get(pk=page.pk)
    assert page.title == "Titre corrigé"
    page.unpublish()
    assert not is_live(page)
    with pytest.raises(PublishRefused):
        page.get_latest_revision().publish()


def test_the_admin_api_publishes_nothing_foreign(
    gallery_page, agency, other_agency, make_member, member_client
):
    page, photo = gallery_page
    give_away(photo, other_agency)
    browser = member_client(make_member(agency, "editor"))
    url = f"/admin/api/main/pages/{page.pk}/action/publish/"
    answer = browser.post(url, content_type="application/json", HTTP_ACCEPT="application/json")
    assert answer.status_code == 404
    assert not is_live(page)


def test_a_copy_takes_nothing_foreign_along(gallery_page, other_agency):
    page, photo = gallery_page
    give_away(photo, other_agency)
    with pytest.raises(ForeignReferences):
        page.copy(to=page.get_parent(), update_attrs={"slug": "copie"}, keep_live=False)
    assert PropertyPage.objects.count() == 1


# --- translations -------------------------------------------------------------------------------


def test_an_override_of_a_translation_is_refused(
    gallery_page, agency, other_agency, make_member, make_photo
):
    page, _photo = gallery_page
    marketer = make_member(agency, "marketer")
    translated = start_translation(page, language="nl", by=marketer)
    segment = OverridableSegment.objects.get(context__path__endswith=".photo")
    # As wagtail-localize stores what is posted: a text, whatever it holds.
    key = json.dumps(str(make_photo(other_agency).pk))
    SegmentOverride.objects.create(locale=translated.locale, context=segment.context, data_json=key)
    before = translated.latest_revision_id
    translation = Translation.objects.get(target_locale=translated.locale)
    for publish in (False, True):
        with pytest.raises(ForeignReferences):
            translation.save_target(user=marketer, publish=publish)
    translated = PropertyPage.objects.get(pk=translated.pk)
    assert (translated.latest_revision_id, translated.live) == (before, False)


def test_translations_do_not_follow_to_what_is_foreign(
    gallery_page, agency, other_agency, make_member, make_photo, member_client
):
    page, _photo = gallery_page
    marketer = make_member(agency, "marketer")
    start_translation(page, language="nl", by=marketer)
    moved = make_photo(agency)
    page.body = as_body([gallery_block(moved), energy_block()])
    page.save()
    page.save_revision()
    give_away(moved, other_agency)
    with pytest.raises(ForeignReferences):
        update_translations(page, by=marketer)
    url = reverse("immo_translating:update", args=[page.pk])
    assert member_client(marketer).post(url).status_code in {302, 404}


# --- bulk ---------------------------------------------------------------------------------------


def draft(reference, *photos):
    values = PUBLISHABLE | {"title": reference, "reference": reference}
    return PropertyDraft(values, [gallery_block(*photos), energy_block()])


def test_bulk_writes_nothing_foreign(agency, other_agency, make_property, make_photo, make_member):
    parent = make_property(agency, live=False).get_parent()
    user, now = make_member(agency), timezone.now()
    own, foreign = make_photo(agency), make_photo(other_agency)
    drafts = [draft("A", own), draft("B", foreign), draft("C", own, foreign)]
    results = create_properties(parent, drafts, user=user, publish=True, now=now)
    outcomes = [result.outcome for result in results]
    assert outcomes == [Outcome.CREATED, Outcome.INVALID, Outcome.INVALID]
    assert isinstance(results[1].error, ForeignReferences)
    page = PropertyPage.objects.get(reference="A")
    assert page.live

    def add_foreign(content):
        content.body = as_body([gallery_block(own, foreign), energy_block()])
        return True

    change = PropertyChange(page.pk, add_foreign)
    (result,) = update_properties(agency, [change], user=user, publish=True, now=now)
    assert isinstance(result.error, ForeignReferences)
    assert result.outcome == Outcome.INVALID


def test_bulk_puts_no_photo_on_air_that_has_gone(
    agency, other_agency, make_property, make_photo, make_member
):
    parent = make_property(agency, live=False).get_parent()
    user, now, photo = make_member(agency), timezone.now(), make_photo(agency)
    drafts = [draft("A", photo)]
    (made,) = create_properties(parent, drafts, user=user, publish=False, now=now)
    give_away(photo, other_agency)
    revision = PropertyPage.objects.get(reference="A").latest_revision_id
    for edit in (lambda content: False, lambda content: setattr(content, "bedrooms", 9) or True):
        change = PropertyChange(made.page.pk, edit, own_revision_id=revision)
        (result,) = update_properties(agency, [change], user=user, publish=True, now=now)
        assert [reason.code for reason in result.reasons] == ["foreign_photo"]
        assert not is_live(made.page)


@pytest.mark.parametrize("count", [1, 5])
def test_bulk_asks_once_for_a_batch(
    agency, make_property, make_photo, make_member, django_assert_max_num_queries, count
):
    from immo_pages.bulk.checks import foreign_references

    photo, page = make_photo(agency), make_property(agency, live=False)
    pages = [PropertyPage(title=str(n), path=page.path) for n in range(count)]
    for new in pages:
        new.body = as_body([gallery_block(photo), energy_block()])
        assert len(list(new.body)) == 2  # the blocks are made: what follows is the check alone
        assert new.body[0].value["photos"][0]["photo"] == photo
    with django_assert_max_num_queries(1):
        assert foreign_references(pages, agency) == {}

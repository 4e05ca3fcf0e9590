"""A translation follows the facts, is approved like any page, and never speaks French under nl."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from immo_pages.gate import PublishRefused
from immo_pages.models import ContentPage, PropertyPage
from immo_pages.translating.actions import (
    TranslationRefused,
    missing_languages,
    publish_translation,
    send_translation_for_approval,
    start_translation,
    update_translations,
)
from tests.conftest import energy_block


def text_block(html: str) -> dict:
    return {"type": "rich_text", "value": html, "id": "11111111-1111-4111-8111-111111111111"}


@pytest.fixture
def marketer(agency, make_member):
    return make_member(agency, "marketer")


@pytest.fixture
def publisher(agency, make_member):
    return make_member(agency, "editor")


@pytest.fixture
def original(agency, make_property):
    return make_property(
        agency,
        title="Maison à Namur",
        reference="NAM-1",
        bedrooms=3,
        body=[text_block("<p>Une belle maison.</p>"), energy_block()],
    )


def test_a_translation_is_a_draft_with_the_same_facts(original, marketer):
    translated = start_translation(original, language="nl", by=marketer)
    assert isinstance(translated, PropertyPage)
    assert not translated.live
    assert translated.language_code == "nl"
    assert (translated.reference, translated.bedrooms) == ("NAM-1", 3)
    assert (translated.epc_class, translated.agency) == ("B", original.agency)
    assert translated.get_parent().slug == "panden"


def test_a_live_original_publishes_no_french_under_nl(original, marketer, visitor):
    translated = start_translation(original, language="nl", by=marketer)
    assert visitor("namur.localhost").get(f"/nl/panden/{translated.slug}/").status_code == 404


def test_facts_follow_and_texts_stay(original, marketer):
    translated = start_translation(original, language="nl", by=marketer)
    original.bedrooms = 5
    original.body = [text_block("<p>Une belle maison.</p>"), energy_block(energy_class="C")]
    original.save_revision().publish()
    assert update_translations(original, by=marketer) == 1
    draft = PropertyPage.objects.get(pk=translated.pk).get_latest_revision_as_object()
    assert (draft.bedrooms, draft.epc_class) == (5, "C")


def test_the_certificate_is_not_offered_for_translation(original, marketer):
    start_translation(original, language="nl", by=marketer)
    source = Translation.objects.get().source
    strings = {segment.string.data for segment in source.stringsegment_set.all()}
    assert "Une belle maison." in strings
    assert not any("20240611012345" in string for string in strings)


def test_translated_words_reach_the_draft(original, marketer):
    translated = start_translation(original, language="nl", by=marketer)
    source = Translation.objects.get().source
    segment = source.stringsegment_set.get(string__data="Une belle maison.")
    StringTranslation.objects.create(
        translation_of=segment.string,
        locale=translated.locale,
        context=segment.context,
        data="Een mooi huis.",
    )
    send_translation_for_approval(translated, by=marketer)
    draft = PropertyPage.objects.get(pk=translated.pk).get_latest_revision_as_object()
    assert "Een mooi huis." in str(draft.body.raw_data[0]["value"])


def test_a_marketer_sends_a_translation_for_approval(original, marketer, member_client):
    translated = start_translation(original, language="nl", by=marketer)
    client = member_client(marketer)
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    address = reverse("immo_translating:send", args=[translated.pk])
    assert address in editor.content.decode()
    client.post(address)
    page = PropertyPage.objects.get(pk=translated.pk)
    assert page.workflow_in_progress
    assert page.current_workflow_state.requested_by == marketer
    with pytest.raises(TranslationRefused):
        send_translation_for_approval(page, by=marketer)


def test_the_button_of_wagtail_localize_passes_the_gate(original, make_member, member_client):
    editor = make_member(original.agency, "editor")
    translated = start_translation(original, language="nl", by=editor)
    PropertyPage.objects.filter(pk=translated.pk).update(postal_code="")
    PropertyPage.objects.filter(pk=original.pk).update(postal_code="")
    update_translations(PropertyPage.objects.get(pk=original.pk), by=editor)
    address = reverse("wagtailadmin_pages:edit", args=[translated.pk])
    client = member_client(editor)
    client.raise_request_exception = False
    client.post(address, {"action": "publish"})
    assert not PropertyPage.objects.get(pk=translated.pk).live


@pytest.mark.parametrize("name", ["start", "update", "send"])
def test_a_foreign_page_answers_like_an_absent_one(
    other_agency, make_property, marketer, member_client, name
):
    foreign = make_property(other_agency)
    client = member_client(marketer)
    extra = ["nl"] if name == "start" else []
    answers = [
        client.post(reverse(f"immo_translating:{name}", args=[pk, *extra]))
        for pk in (foreign.pk, 999_999)
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_only_languages_of_the_agency(original, marketer):
    with pytest.raises(TranslationRefused):
        start_translation(original, language="de", by=marketer)


def test_missing_languages(original, marketer):
    assert [locale.language_code for locale in missing_languages(original)] == ["nl"]
    start_translation(original, language="nl", by=marketer)
    assert missing_languages(original) == []


def test_starting_asks_first(original, marketer, member_client):
    address = reverse("immo_translating:start", args=[original.pk, "nl"])
    client = member_client(marketer)
    assert client.get(address).status_code == 200
    assert PropertyPage.objects.count() == 1
    client.post(address)
    assert PropertyPage.objects.count() == 2


def latest(page):
    return PropertyPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def enter(page, words):
    """What a translator enters: source text -> translation."""
    source = Translation.objects.get(source__object_id=page.translation_key).source
    for segment in source.stringsegment_set.filter(string__data__in=words):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=page.locale,
            context=segment.context,
            defaults={"data": words[segment.string.data]},
        )


WORDS = {"Maison à Namur": "Huis in Namen", "Une belle maison.": "Een mooi huis."}


def test_what_is_not_translated_is_named_and_stays_off_the_air(original, publisher):
    translated = start_translation(original, language="nl", by=publisher)
    enter(translated, {"Maison à Namur": "Huis in Namen"})
    with pytest.raises(PublishRefused) as refused:
        publish_translation(translated, by=publisher)
    (reason,) = refused.value.reasons
    assert (reason.code, reason.field) == ("text_untranslated", "body")
    assert "Une belle maison." in reason.message
    assert "Maison à Namur" not in reason.message
    assert latest(translated).title == "Huis in Namen"
    enter(translated, WORDS)
    publish_translation(translated, by=publisher)
    assert PropertyPage.objects.get(pk=translated.pk).live


def test_a_text_that_stays_as_it_is_is_entered_as_its_translation(original, publisher):
    translated = start_translation(original, language="nl", by=publisher)
    enter(translated, WORDS | {"Maison à Namur": "Maison à Namur"})
    publish_translation(translated, by=publisher)
    assert PropertyPage.objects.get(pk=translated.pk).title == "Maison à Namur"


def test_a_live_translation_waits_for_its_texts(original, publisher):
    """The row of a live page is what visitors read: an update writes a draft beside it."""
    translated = start_translation(original, language="nl", by=publisher)
    enter(translated, WORDS)
    publish_translation(translated, by=publisher)
    original.title, original.bedrooms = "Nouveau titre", 5
    original.save_revision().publish()
    update_translations(original, by=publisher)
    stored = PropertyPage.objects.get(pk=translated.pk)
    assert (stored.title, stored.bedrooms) == ("Huis in Namen", 3)
    assert (latest(translated).title, latest(translated).bedrooms) == ("Nouveau titre", 5)
    with pytest.raises(PublishRefused):
        publish_translation(stored, by=publisher)
    assert PropertyPage.objects.get(pk=translated.pk).title == "Huis in Namen"
    enter(translated, {"Nouveau titre": "Nieuwe titel"})
    publish_translation(stored, by=publisher)
    assert PropertyPage.objects.get(pk=translated.pk).title == "Nieuwe titel"


def test_an_older_draft_in_the_source_language_is_refused_too(original, publisher):
    """Its French is no longer that of the original."""
    translated = start_translation(original, language="nl", by=publisher)
    old = translated.get_latest_revision()
    original.title = "Nouveau titre"
    original.body = [text_block("<p>Autre chose.</p>"), energy_block()]
    original.save_revision().publish()
    update_translations(original, by=publisher)
    with pytest.raises(PublishRefused) as refused:
        old.publish()
    assert "Maison à Namur" in refused.value.reasons[0].message


def test_a_page_translated_by_hand_may_keep_a_name_but_no_sentence(original, agency, publisher):
    copied = original.copy_for_translation(agency.home_in("nl").locale, copy_parents=True)
    with pytest.raises(PublishRefused) as refused:
        copied.get_latest_revision().publish()
    assert "Une belle maison." in refused.value.reasons[0].message
    assert "Maison à Namur" not in refused.value.reasons[0].message
    copied.body = [text_block("<p>Een mooi huis.</p>"), energy_block()]
    copied.save_revision().publish()
    assert PropertyPage.objects.get(pk=copied.pk).live


def test_other_pages_speak_their_language_too(agency, publisher):
    page = ContentPage(title="À propos", slug="a-propos")
    asked = [text_block("<p>Qui êtes-vous ?</p>")]
    page.body = ContentPage._meta.get_field("body").to_python(asked)
    agency.home_in("fr").add_child(instance=page)
    translated = start_translation(page, language="nl", by=publisher)
    with pytest.raises(PublishRefused):
        publish_translation(translated, by=publisher)
    translated = ContentPage.objects.get(pk=translated.pk)
    translated.live = True
    with pytest.raises(PublishRefused):
        translated.save()
    assert not ContentPage.objects.get(pk=translated.pk).live

"""Every text is there in French, Dutch and German, and the compiled catalogues are current."""

import re
import shutil

import polib
import pytest

from scripts import messages

ROOMS = [room.name for room in messages.rooms()]
CATALOGUES = [(room, language) for room in ROOMS for language in messages.LANGUAGES]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}")
# Words of the code or of English, which shared/GLOSSARY.md keeps from the screens.
FORBIDDEN = re.compile(
    r"\b(listings?|hand-?offs?|gaps?|refusals?|tenants?|slugs?|streamfields?|snippets?|"
    r"entitlements?|projections?|mandaat|propriété)\b",
    re.IGNORECASE,
)
# Words of another trade, familiar forms of address, and typing that breaks lines badly.
WRONG = {
    "fr": re.compile(r"\bdéveloppements?\b|\b(tu|ton|tes)\b|[^\W\d]'[^\W\d]|[^\s\u00a0][?»]"),
    "nl": re.compile(r"\bontwikkeling\b|\b(je|jij|jouw)\b"),
    "de": re.compile(r"\b(du|dein|deine)\b"),
}
_HTML = re.compile(r"<[^>]+>")

needs_gettext = pytest.mark.skipif(
    not (shutil.which("xgettext") and shutil.which("msgmerge")),
    reason="the gettext programs are not installed",
)


def catalogue(room, language):
    return polib.pofile(str(messages.catalogue(messages.ROOT / room, language)))


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def translations(entry):
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """A copy of the rooms whose catalogues were extracted again."""
    copy = tmp_path_factory.mktemp("sources")
    for room in ROOMS:
        leave_out = shutil.ignore_patterns("__pycache__", "static", "*.mo", "migrations", "*.csv")
        shutil.copytree(messages.ROOT / room, copy / room, ignore=leave_out)
        messages.extract(copy / room)
    return copy


def test_all_rooms_have_catalogues():
    """A room that gets texts gets catalogues; without this the tests below would be empty."""
    assert {"cms", "home", "immo_agencies", "immo_blocks", "immo_feeds"} <= set(ROOMS)
    assert {"immo_listings", "immo_pages", "search"} <= set(ROOMS)


@pytest.mark.parametrize(("room", "language"), CATALOGUES)
def test_everything_is_translated(room, language):
    entries = catalogue(room, language)
    assert [entry.msgid for entry in entries.untranslated_entries()] == []
    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []
    assert [entry.msgid for entry in entries if not all(translations(entry))] == []


@needs_gettext
@pytest.mark.parametrize("room", ROOMS)
def test_catalogues_hold_exactly_the_texts_of_the_sources(room, sources):
    """`python -m scripts.messages` was run after the last change of a text."""
    for language in messages.LANGUAGES:
        extracted = polib.pofile(str(messages.catalogue(sources / room, language)))
        assert {key(entry) for entry in catalogue(room, language)} == {
            key(entry) for entry in extracted
        }


@pytest.mark.parametrize(("room", "language"), CATALOGUES)
def test_compiled_catalogue_is_current(room, language):
    path = messages.catalogue(messages.ROOT / room, language)
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    assert {key(entry): translations(entry) for entry in compiled} == {
        key(entry): translations(entry) for entry in catalogue(room, language)
    }


@pytest.mark.parametrize(("room", "language"), CATALOGUES)
def test_placeholders_are_kept(room, language):
    for entry in catalogue(room, language):
        accepted = [set(PLACEHOLDER.findall(entry.msgid))]
        if entry.msgid_plural:
            accepted.append(set(PLACEHOLDER.findall(entry.msgid_plural)))
        for text in translations(entry):
            assert set(PLACEHOLDER.findall(text)) in accepted, (entry.msgid, text)


@pytest.mark.parametrize(("room", "language"), CATALOGUES)
def test_words_of_the_glossary(room, language):
    for entry in catalogue(room, language):
        for text in translations(entry):
            words = PLACEHOLDER.sub("x", _HTML.sub("", text))
            assert not FORBIDDEN.search(words), (entry.msgid, text)
            assert not WRONG[language].search(words), (entry.msgid, text)
            assert "!" not in words, (entry.msgid, text)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_one_text_has_one_translation(language):
    """Django puts the catalogues of all rooms together: the first room would win."""
    seen = {}
    for room in ROOMS:
        for entry in catalogue(room, language):
            first = seen.setdefault(key(entry), (room, translations(entry)))
            assert first[1] == translations(entry), (entry.msgid, first[0], room)


@pytest.mark.parametrize(
    ("language", "mansion", "development", "under_offer"),
    [
        ("fr", "maison de maître", "projet neuf", "sous option"),
        ("nl", "herenhuis", "nieuwbouwproject", "in optie"),
        ("de", "Herrenhaus", "Neubauprojekt", "unter Option"),
    ],
)
def test_adverts_speak_the_language_of_the_trade(language, mansion, development, under_offer):
    """Through Django, as a visitor sees them."""
    from django.utils.translation import override

    from immo_pages.models import DevelopmentPage
    from immo_pages.vocabulary import MarketStatus, Subtype

    with override(language):
        assert str(Subtype.MANSION.label) == mansion
        assert str(DevelopmentPage._meta.verbose_name) == development
        assert str(MarketStatus.UNDER_OFFER.label) == under_offer

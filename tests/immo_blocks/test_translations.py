from pathlib import Path

import polib
import pytest

import immo_blocks

LOCALE = Path(immo_blocks.__file__).parent / "locale"


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_catalogues_are_complete(language):
    catalogue = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))
    left = [one.msgid for one in catalogue if not one.translated() and not one.obsolete]
    assert left == []
    assert catalogue.fuzzy_entries() == []


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_compiled_catalogues_are_those_of_the_texts(language):
    folder = LOCALE / language / "LC_MESSAGES"
    texts = {
        (one.msgctxt, one.msgid): one.msgstr for one in polib.pofile(str(folder / "django.po"))
    }
    compiled = {
        (one.msgctxt, one.msgid): one.msgstr for one in polib.mofile(str(folder / "django.mo"))
    }
    assert compiled == texts

"""Message catalogues: take the words out of the sources, and compile what is translated.

`python -m scripts.messages` after a text has changed; then translate what is new in
`*/locale/*/LC_MESSAGES/django.po` and run it once more for the `.mo` files.
"""

import os
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fr", "nl", "de")
_PLURALS = {"fr": "nplurals=2; plural=(n > 1);"}
_OTHER_PLURALS = "nplurals=2; plural=(n != 1);"


def rooms(root: Path = ROOT) -> list[Path]:
    """Folders with catalogues."""
    return sorted(folder.parent for folder in root.glob("*/locale"))


def catalogue(room: Path, language: str) -> Path:
    """The `.po` file of a room."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def extract(room: Path) -> None:
    """Bring the catalogues of `room` up to its sources; needs the gettext programs."""
    command = [sys.executable, "-m", "django", "makemessages", "--verbosity=0", "--no-obsolete"]
    command += ["--no-wrap", "--add-location=file", "--extension=html,txt,py"]
    command += ["--ignore=migrations", "--ignore=tests"]
    command += [f"--locale={language}" for language in LANGUAGES]
    # Without settings: the room may be a copy, where the project cannot be imported.
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=room, env=env, check=True)
    for language in LANGUAGES:
        tidy(catalogue(room, language), language)


def tidy(path: Path, language: str) -> None:
    """The same head in every catalogue: no dates and no names, which would change each time."""
    catalog = polib.pofile(str(path), wrapwidth=0)
    catalog.header, catalog.metadata_is_fuzzy = "", False
    catalog.metadata = {
        "Project-Id-Version": "wagtail-immo",
        "Language-Team": "",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _PLURALS.get(language, _OTHER_PLURALS),
    }
    catalog.save()


def compile_catalogue(path: Path) -> None:
    """Write the `.mo` file beside `path`."""
    polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def main() -> int:
    """All rooms; 1 while something is untranslated."""
    waiting = 0
    for room in rooms():
        extract(room)
        for language in LANGUAGES:
            path = catalogue(room, language)
            compile_catalogue(path)
            catalog = polib.pofile(str(path))
            open_entries = catalog.untranslated_entries() + catalog.fuzzy_entries()
            waiting += len(open_entries)
            for entry in open_entries:
                print(f"{path.relative_to(ROOT)}: {entry.msgid}")
    return 1 if waiting else 0


if __name__ == "__main__":
    raise SystemExit(main())

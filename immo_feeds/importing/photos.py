"""Photo files of a folder: which belong to a property, stored once each."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from immo_agencies.models import Agency
from immo_feeds.csv_source.parse import ParsedProperty
from immo_feeds.importing.report import Line
from immo_feeds.models import ImportedPhoto
from immo_pages.models import PropertyPhoto
from immo_pages.photos.same import same_in_library, same_words
from immo_pages.upload_limits import refuse_upload

EXTENSIONS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic"})
_CHUNK = 1 << 20
_NUMBERED = re.compile(r"(.+)[-_][0-9]{1,3}")


class PhotoFolder:
    """Files below a folder, found by the reference of a property or by a name in its row.

    By reference: ``REF.jpg``, ``REF-1.jpg``, ``REF_2.jpg``, or anything in a folder ``REF``, in the
    order of their names. Where one reference is another with a number behind it, use folders.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._by_stem: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(self.folder.rglob("*")):
            if path.suffix.lower() in EXTENSIONS and self._is_inside(path) and path.is_file():
                for key in self._keys(path):
                    self._by_stem[key].append(path)

    def files_of(self, parsed: ParsedProperty) -> tuple[list[Path], list[str]]:
        """Files of a property, and the names in its row for which there is no file."""
        if not parsed.photo_names:
            return list(self._by_stem.get(parsed.reference.casefold(), ())), []
        found, missing = [], []
        for name in parsed.photo_names:
            path = (self.folder / name).resolve()
            if path.suffix.lower() in EXTENSIONS and self._is_inside(path) and path.is_file():
                found.append(path)
            else:
                missing.append(name)
        return found, missing

    def _is_inside(self, path: Path) -> bool:
        """Neither a name in a row nor a link in the folder leads out of it."""
        return path.resolve().is_relative_to(self.folder)

    def _keys(self, path: Path) -> set[str]:
        """References a file may be named after: “A-12.jpg” is one of A-12, or the twelfth of A."""
        if path.parent != self.folder:
            return {path.relative_to(self.folder).parts[0].casefold()}
        keys = {path.stem.casefold()}
        if numbered := _NUMBERED.fullmatch(path.stem):
            keys.add(numbered[1].casefold())
        return keys


def names_and_sizes(files: Iterable[Path]) -> list[str]:
    """Enough to see that a property has other photo files than last time, without reading them."""
    return [f"{path.name}:{path.stat().st_size}" for path in files]


def store(
    agency: Agency, parsed: ParsedProperty, files: Iterable[Path]
) -> tuple[dict[str, int], list[Line]]:
    """Photo keys by file hash, in order; what is no photo, or a picture the library has
    already, becomes a line of the report.

    Cleaning takes long, so call it outside the transaction of a batch.
    """
    photos: dict[str, int] = {}
    lines: list[Line] = []
    for path in files:
        source_hash = hash_of(path)
        try:
            key = _known(agency, source_hash)
            if key is None:
                refuse_upload(agency, path.stat().st_size)
                photo = _stored(agency, parsed, path, source_hash)
                lines += _remarks(agency, parsed, path, photo)
                key = photo.pk
            photos[source_hash] = key
        except (ValidationError, OSError) as error:
            reason = " ".join(getattr(error, "messages", [str(error)]))
            expected = _("a JPEG, PNG, WebP, AVIF or HEIC photo")
            lines.append(
                Line(parsed.row_number, "photos", path.name, "photo_refused", reason, expected)
            )
    return photos, lines


def hash_of(path: Path) -> str:
    """SHA-1 of the bytes of a file, read in pieces."""
    digest = hashlib.sha1(usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _known(agency: Agency, source_hash: str) -> int | None:
    known = ImportedPhoto.objects.filter(agency=agency, source_hash=source_hash)
    return known.values_list("photo_id", flat=True).first()


def _stored(agency: Agency, parsed: ParsedProperty, path: Path, source_hash: str) -> PropertyPhoto:
    with transaction.atomic(), path.open("rb") as file:
        photo = PropertyPhoto(
            title=parsed.title or parsed.reference,
            file=File(file, name=path.name),
            collection=agency.collection,
        )
        photo.save()
        ImportedPhoto.objects.create(agency=agency, source_hash=source_hash, photo=photo)
    return photo


def _remarks(
    agency: Agency, parsed: ParsedProperty, path: Path, photo: PropertyPhoto
) -> list[Line]:
    """One when the library had the picture already, in other bytes; both are kept."""
    other = same_in_library(photo, agency)
    if other is None:
        return []
    expected = _("keep both, or take one of them off the page")
    text = same_words(photo, other)
    return [Line(parsed.row_number, "photos", path.name, "photo_same", text, expected)]

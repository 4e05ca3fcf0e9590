"""Files that carry a canary: in their name, in EXIF, in the text of a PDF."""

import io
import itertools
import zlib

from django.core.files.base import ContentFile
from PIL import Image

from tests.isolation import canaries

_serial = itertools.count(1)
_DESCRIPTION, _ARTIST, _COPYRIGHT = 0x010E, 0x013B, 0x8298


def photo(owner: str, kind: str) -> ContentFile:
    """A JPEG whose EXIF description, artist and copyright are canaries."""
    serial = next(_serial)
    # A colour of its own for each owner: equal bytes would be the same file for two agencies.
    image = Image.new("RGB", (320, 240), (zlib.crc32(owner.encode()) % 200, serial % 200, 90))
    image.paste((serial % 251, serial % 241, serial % 239), (0, 0, 64, 64))
    exif = Image.Exif()
    for tag in (_DESCRIPTION, _ARTIST, _COPYRIGHT):
        exif[tag] = canaries.text(owner, f"exif {tag}", kind)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)
    return ContentFile(buffer.getvalue(), name=f"{canaries.slug(owner, 'photo', kind)}.jpg")


def document(owner: str, kind: str) -> ContentFile:
    """A PDF whose text is a canary."""
    words = canaries.text(owner, f"pdf {next(_serial)}", kind)
    stream = f"BT /F1 12 Tf 20 20 Td ({words}) Tj ET"
    content = (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj\n"
        f"4 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj\n"
        "trailer<</Root 1 0 R>>\n%%EOF\n"
    )
    return ContentFile(content.encode(), name=f"{canaries.slug(owner, 'paper', kind)}.pdf")


def recording(owner: str, kind: str) -> ContentFile:
    """An MP3 that somebody called after a canary; nobody could listen to it."""
    words = canaries.text(owner, f"mp3 {next(_serial)}", kind).encode()
    return ContentFile(b"ID3\x03" + words, name=f"{canaries.slug(owner, 'sound', kind)}.mp3")


def logo(owner: str) -> ContentFile:
    """A PNG of its own for each owner."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), (zlib.crc32(owner.encode()) % 250, 20, 20)).save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name=f"{canaries.slug(owner, 'logo', 'o')}.png")

"""Files somebody could send instead of a photo, made here: no live malware, nothing stored.

Each is a name as it is sent and a function that gives its bytes; the large ones are made only when
they are asked for.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from PIL import Image

from tests.immo_pages.camera import bomb, photograph, picture

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert("CANARY")</script></svg>'
_PHP = b"<?php system($_GET['CANARY']); ?>"
_HTML = b"<!DOCTYPE html><script>alert('CANARY')</script>"
_GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
_GIF += b",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Bytes of ``image``."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def wide(kind: str, megapixels: int, **options: Any) -> bytes:
    """One colour, lying on its side: few bytes, as many pixels as asked, and work to turn it."""
    height = int((megapixels * 1_000_000 / 1.5) ** 0.5)
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (int(height * 1.5), height), "#993311")
    return encoded(image, kind, exif=exif, **options)


def archive() -> bytes:
    """A ZIP with a photo in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("CANARY.jpg", photograph("JPEG"))
    return buffer.getvalue()


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def _chunk(kind: bytes, data: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + crc


def _with_chunk(kind: bytes, data: bytes) -> bytes:
    """A good PNG with another chunk behind its header."""
    plain = encoded(picture(), "PNG")
    return plain[:33] + _chunk(kind, data) + plain[33:]


def many_scans() -> bytes:
    """A progressive JPEG that asks for four hundred passes over nine megapixels."""
    plain = encoded(Image.new("L", (3000, 3000)), "JPEG", progressive=True)
    start = plain.index(b"\xff\xda")
    second = plain.find(b"\xff\xda", start + 2)
    scan = plain[start : second if second > 0 else -2]
    return plain[:start] + scan * 400 + b"\xff\xd9"


def _thumbnail_with_place() -> bytes:
    """The small picture in the EXIF is a photo of its own, with a place of its own."""
    exif = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00" + photograph("JPEG")
    plain = encoded(picture(), "JPEG")
    return plain[:2] + _segment(0xE1, exif) + plain[2:]


def _many_frames(kind: str) -> bytes:
    frames = [Image.new("RGB", (400, 300), (n * 9 % 255, 90, 90)) for n in range(60)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


def _in_comment(content: bytes) -> bytes:
    plain = encoded(picture(), "JPEG")
    return plain[:2] + _segment(0xFE, content) + plain[2:]


HOSTILE: dict[str, Callable[[], bytes]] = {
    # not a photo, whatever the name says
    "empty.jpg": lambda: b"",
    "pdf.jpg": lambda: b"%PDF-1.4\n%%EOF\n",
    "svg.jpg": lambda: _SVG,
    "svg.svg": lambda: _SVG,
    "html.png": lambda: _HTML,
    "php.php.jpg": lambda: _PHP,
    "archive.jpg": archive,
    "archive.zip": archive,
    "gif.gif": lambda: _GIF,
    "gif.jpg": lambda: _GIF,
    "gifar.jpg": lambda: _GIF + archive(),
    "bmp.jpg": lambda: encoded(picture(), "BMP"),
    "tiff.jpg": lambda: encoded(picture(), "TIFF"),
    "ico.png": lambda: encoded(picture(32, 32), "ICO"),
    "eps.jpg": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EOF\n",
    "noise.webp": lambda: b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(range(40)),
    "noise.avif": lambda: b"\x00\x00\x00\x1cftypavif" + bytes(range(200)),
    "noise.heic": lambda: b"\x00\x00\x00\x1cftypheic" + bytes(range(200)),
    # half a photo
    "half.jpg": lambda: photograph("JPEG", 600, 400)[:2500],
    "half.png": lambda: encoded(Image.effect_noise((300, 200), 60), "PNG")[:9000],
    "half.webp": lambda: encoded(Image.effect_noise((300, 200), 60), "WEBP")[:3000],
    "half.avif": lambda: photograph("AVIF", 600, 400)[:600],
    "half.heic": lambda: photograph("HEIF", 600, 400)[:500],
    "header.png": lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "wrong-sum.png": lambda: encoded(picture(), "PNG").replace(b"IDAT", b"IDAT\x00", 1),
    # bombs
    "bomb.png": bomb,
    "bomb-just-above.png": lambda: bomb(8_000, 8_000),
    "bomb-zero.png": lambda: bomb(0, 10),
    "bomb-sides.png": lambda: bomb(2_000_000_000, 1),
    "bomb-sides.jpg": lambda: _sides(encoded(picture(), "JPEG"), 65_000, 65_000),
    "text-bomb.png": lambda: _with_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 90_000_000, 9)),
    "profile-bomb.png": lambda: _with_chunk(
        b"iCCP", b"a\0\0" + zlib.compress(b"\0" * 90_000_000, 9)
    ),
    "many-scans.jpg": many_scans,
    "too-many-bytes.jpg": lambda: photograph("JPEG") + b"\0" * 31 * 1024 * 1024,
    # as large as allowed, on its side
    "59-megapixels.jpg": lambda: wide("JPEG", 59),
    "59-megapixels.png": lambda: wide("PNG", 59),
    "35-megapixels-progressive.jpg": lambda: wide(
        "JPEG", 35, progressive=True, subsampling=0, quality=30
    ),
    "59-megapixels-progressive.jpg": lambda: wide("JPEG", 59, progressive=True),
    "19-megapixels.webp": lambda: wide("WEBP", 19, method=0),
    "59-megapixels.webp": lambda: wide("WEBP", 59, method=0),
    "23-megapixels.avif": lambda: wide("AVIF", 23, speed=10),
    "59-megapixels.avif": lambda: wide("AVIF", 59, speed=10),
    "49-megapixels.heic": lambda: wide("HEIF", 49, quality=30),
    # a photo and something else
    "php-behind.php.jpg": lambda: photograph("JPEG") + _PHP,
    "html-behind.png": lambda: photograph("PNG") + _HTML,
    "archive-behind.jpg": lambda: photograph("JPEG") + archive(),
    "script-in-comment.jpg": lambda: _in_comment(_HTML),
    "php-in-profile.jpg": lambda: encoded(picture(), "JPEG", icc_profile=_PHP * 9),
    "place-in-thumbnail.jpg": _thumbnail_with_place,
    "second-picture.jpg": lambda: encoded(
        picture(), "MPO", save_all=True, append_images=[picture(90, 70)]
    ),
    # not what its name says, but a photo
    "photo.php": lambda: photograph("JPEG"),
    "png-called.jpg": lambda: photograph("PNG"),
    "\u202egnp.CANARY.jpg": lambda: photograph("JPEG"),
    "../../CANARY.jpg": lambda: photograph("JPEG"),
    # more than one picture, or an unusual one
    "animated.webp": lambda: _many_frames("WEBP"),
    "animated.png": lambda: _many_frames("PNG"),
    "animated.avif": lambda: _many_frames("AVIF"),
    "cmyk.jpg": lambda: encoded(picture().convert("CMYK"), "JPEG"),
    "sixteen-bits.png": lambda: encoded(Image.new("I;16", (60, 40), 30_000), "PNG"),
    "one-bit.png": lambda: encoded(Image.new("1", (60, 40), 1), "PNG"),
    "palette.png": lambda: encoded(picture().convert("P"), "PNG", transparency=0),
    "see-through.avif": lambda: encoded(Image.new("RGBA", (60, 40), (9, 9, 9, 90)), "AVIF"),
    "one-pixel.png": lambda: encoded(Image.new("RGB", (1, 1)), "PNG"),
    "a-line.jpg": lambda: encoded(Image.new("RGB", (9000, 1)), "JPEG"),
}


def _sides(content: bytes, width: int, height: int) -> bytes:
    """The JPEG with another size in its header."""
    place = content.index(b"\xff\xc0") + 5
    return content[:place] + struct.pack(">HH", height, width) + content[place + 4 :]

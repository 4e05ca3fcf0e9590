"""Photographs as cameras write them: place, serial number, owner and comments in every corner."""

import io
import struct
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

# Every secret holds this word, so one search finds them all.
SECRET = b"CANARY"
_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">XMPCANARY'
_XMP += b"<exif:GPSLatitude>GPSCANARY</exif:GPSLatitude></x:xmpmeta>"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TYPES = {
    "JPEG": ("jpg", "image/jpeg"),
    "PNG": ("png", "image/png"),
    "WEBP": ("webp", "image/webp"),
    "AVIF": ("avif", "image/avif"),
    "HEIF": ("heic", "image/heic"),
}


def secret_exif() -> Image.Exif:
    """Owner, serial number, place, time, and a picture that lies on its side."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "OWNERCANARY"
    exif[ExifTags.Base.Copyright] = "COPYRIGHTCANARY"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.BodySerialNumber] = "SERIALCANARY"
    details[ExifTags.Base.DateTimeOriginal] = "2024:06:11 10:20:30"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitude] = (50.0, 27.0, 51.0)
    place[ExifTags.GPS.GPSAreaInformation] = b"GPSCANARY"
    details[ExifTags.Base.MakerNote] = b"MAKERNOTECANARY"
    details[ExifTags.Base.CameraOwnerName] = "OWNERCANARY"
    return exif


def with_thumbnail(exif: Image.Exif) -> bytes:
    """``exif`` with a small picture in it, which says where it was taken by itself."""
    head, tiff = b"Exif\x00\x00", bytearray(exif.tobytes().removeprefix(b"Exif\x00\x00"))
    order = ">" if tiff[:2] == b"MM" else "<"
    first = struct.unpack_from(f"{order}I", tiff, 4)[0]
    entries = struct.unpack_from(f"{order}H", tiff, first)[0]
    struct.pack_into(f"{order}I", tiff, first + 2 + 12 * entries, len(tiff))
    small = io.BytesIO()
    Image.new("RGB", (16, 12), "#336699").save(small, "JPEG", comment=b"THUMBNAILCANARY")
    start = len(tiff) + 2 + 2 * 12 + 4
    tiff += struct.pack(f"{order}H", 2)
    tiff += struct.pack(f"{order}HHII", 0x0201, 4, 1, start)
    tiff += struct.pack(f"{order}HHII", 0x0202, 4, 1, small.tell())
    return head + bytes(tiff) + struct.pack(f"{order}I", 0) + small.getvalue()


def picture(width: int = 60, height: int = 40) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), "#cc2222")
    image.paste("#2222cc", (width // 2, 0, width, height))
    return image


def photograph(kind: str, width: int = 60, height: int = 40) -> bytes:
    """Bytes of a photo full of secrets; it shows upright as ``height`` x ``width``."""
    exif: Any = secret_exif()
    # The writer of AVIF takes EXIF apart and loses the place in it: its XMP says it.
    if kind != "AVIF":
        exif = with_thumbnail(exif)
    options: dict[str, Any] = {"exif": exif, "icc_profile": SRGB}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "PNGCANARY")
        text.add_itxt("XML:com.adobe.xmp", _XMP.decode())
        options["pnginfo"] = text
    elif kind == "JPEG":
        options |= {"comment": b"COMCANARY", "xmp": _XMP}
    elif kind in {"WEBP", "AVIF"}:
        options["xmp"] = _XMP
    buffer = io.BytesIO()
    picture(width, height).save(buffer, kind, **options)
    content = buffer.getvalue()
    if kind == "JPEG":
        content = content[:2] + _iptc() + content[2:]
    return content + b"TRAILERCANARY" if kind in {"JPEG", "PNG"} else content


def _iptc() -> bytes:
    body = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x0f\x1c\x02\x50\x00\x0aIPTCCANARY\x00"
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def upload(kind: str = "JPEG", name: str = "") -> SimpleUploadedFile:
    """The photo as a browser sends it."""
    extension, content_type = TYPES[kind]
    return SimpleUploadedFile(
        name or f"OWNERCANARY photo.{extension}", photograph(kind), content_type
    )


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG whose header promises more pixels than a machine holds, with next to no data."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    )

"""Office files small enough to be written by hand."""

import io
import zipfile


def archive(**entries: str) -> bytes:
    """A ZIP of ``entries``, name to content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return buffer.getvalue()


def office(main: str, types: str = "<Types/>", **more: str) -> bytes:
    """A Word or Excel file with the part ``main``."""
    return archive(**{"[Content_Types].xml": types, main: "<x/>"}, **more)


def open_document(kind: str, **more: str) -> bytes:
    """An OpenDocument file of ``kind`` (text, spreadsheet)."""
    return archive(
        mimetype=f"application/vnd.oasis.opendocument.{kind}", **{"content.xml": "<x/>"}, **more
    )

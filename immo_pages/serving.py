"""Hand a stored file to the visitor without a web worker streaming it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from immo_pages import conf

_SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@dataclass(frozen=True)
class FileToServe:
    """A field file, the type it was found to be, and the name it is given."""

    file: Any
    content_type: str
    name: str
    attachment: bool = False


def serve_file(
    request: HttpRequest, wanted: FileToServe, *, cache_control: str
) -> HttpResponseBase:
    """Answer with ``wanted`` by the configured method.

    ``accel``: nginx sends it (X-Accel-Redirect below ``/protected/``). ``redirect``: the storage
    sends it, by an address signed for 60 seconds. ``stream``: Django does, for development.
    """
    method = conf.serve_method()
    if method == "redirect":
        answer: HttpResponseBase = redirect(wanted.file.url)
        answer["Cache-Control"] = "private, no-store"
        return answer
    if method == "accel":
        answer = HttpResponse(content_type=wanted.content_type)
        answer["X-Accel-Redirect"] = f"/protected/{quote(wanted.file.name)}"
    else:
        answer = FileResponse(wanted.file.open("rb"), content_type=wanted.content_type)
    answer["Cache-Control"] = cache_control
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = _SANDBOX
    disposition = "attachment" if wanted.attachment else "inline"
    answer["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(wanted.name)}"
    return answer

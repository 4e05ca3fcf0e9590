"""Hand a stored file to the visitor without a web worker streaming it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from immo_pages import conf

SIGNED_FOR = 60  # seconds
_NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'"
# A sandboxed document has no PDF viewer in Chromium.
_POLICIES = {"application/pdf": _NOTHING_RUNS}
_SANDBOX = f"{_NOTHING_RUNS}; sandbox"


class FileGone(Exception):
    """The row is there, its file is not."""


@dataclass(frozen=True)
class FileToServe:
    """A field file, the type it was found to be, and the name it is given."""

    file: Any
    content_type: str
    name: str
    attachment: bool = False

    @property
    def disposition(self) -> str:
        """Value of the header; the name is escaped."""
        how = "attachment" if self.attachment else "inline"
        return f"{how}; filename*=UTF-8''{quote(self.name, safe='')}"


def serve_file(
    request: HttpRequest, wanted: FileToServe, *, cache_control: str
) -> HttpResponseBase:
    """Answer with ``wanted`` by the configured method, whether it may be seen was asked before.

    ``accel``: nginx sends it (X-Accel-Redirect below ``/protected/``). ``redirect``: the storage
    sends it, by an address signed for 60 seconds. ``stream``: Django does, for development.
    Conditions and ranges of the request are left to nginx and the storage. Raises FileGone.
    """
    method = conf.serve_method()
    if method == "redirect":
        answer: HttpResponseBase = redirect(signed_url(wanted))
        answer["Cache-Control"] = "private, no-store"
        return answer
    if method == "accel":
        answer = HttpResponse(content_type=wanted.content_type)
        answer["X-Accel-Redirect"] = f"/protected/{quote(wanted.file.name)}"
    else:
        answer = FileResponse(_opened(wanted.file), content_type=wanted.content_type)
    answer["Cache-Control"] = cache_control
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = _POLICIES.get(wanted.content_type, _SANDBOX)
    answer["Content-Disposition"] = wanted.disposition
    return answer


def signed_url(wanted: FileToServe) -> str:
    """Address at the storage, good for 60 seconds, with our type and name.

    Raises ImproperlyConfigured for a storage that does not sign: its addresses would be good for
    ever and for everybody.
    """
    storage = wanted.file.storage
    if not getattr(storage, "querystring_auth", False):
        raise ImproperlyConfigured(
            "IMMO_PAGES_SERVE_METHOD is 'redirect', but the media storage does not sign addresses."
        )
    parameters = {
        "ResponseContentType": wanted.content_type,
        "ResponseContentDisposition": wanted.disposition,
    }
    return storage.url(wanted.file.name, parameters=parameters, expire=SIGNED_FOR)


def _opened(file: Any) -> Any:
    try:
        return file.open("rb")
    except FileNotFoundError as error:
        raise FileGone(file.name) from error

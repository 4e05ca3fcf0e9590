"""Headers of a public answer: who may keep it, how long, under which names, and the 304."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags

from immo_listings.reading.space import Space
from immo_listings.tags import joined

#: Part of every ETag: an answer of another shape is another answer.
SHAPE = "1"
KEPT = "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400"
JSON = "application/json"


def answer(
    request: HttpRequest,
    space: Space,
    body: Callable[[], tuple[str, Iterable[str]]],
    *,
    content_type: str = JSON,
) -> HttpResponse:
    """304 when the asker has this state already: then ``body`` is not called, nothing is read.

    ``body`` gives the text and its cache tags.
    """
    etag = _etag(request, space)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if etag in known or "*" in known:
        sent = HttpResponse(status=304)
    else:
        text, tags = body()
        sent = HttpResponse(text, content_type=content_type)
        sent["Surrogate-Key"] = joined(tags)
        sent["Cache-Tag"] = ",".join(dict.fromkeys(tags))
    sent["ETag"] = etag
    sent["Cache-Control"] = KEPT
    sent["Vary"] = "Accept-Encoding"
    sent["X-Space-Version"] = str(space.number)
    return sent


def _etag(request: HttpRequest, space: Space) -> str:
    """The state of the space and the question, in whatever order its parameters came."""
    asked = sorted((name, value) for name, values in request.GET.lists() for value in values)
    said: list[Any] = [SHAPE, space.version, space.root_path, request.path, asked]
    return f'"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'

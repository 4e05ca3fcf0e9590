"""Errors as RFC 9457 problem details: a stable type, what is wrong, and what would be right."""

import difflib
import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse

#: ``type`` of a problem: this and a word that never changes its meaning.
TYPES = "https://wagtail-immo.org/problems/"
_TITLES = {
    "invalid-parameter": "A parameter is not as it should be",
    "not-found": "There is nothing here",
    "rate-limited": "Too many requests",
    "token-invalid": "The token is not valid here",
    "token-scope": "The token does not allow this",
    "plan-limit": "The plan of the agency does not allow this",
}


class Problem(Exception):
    """Ends a request with a problem answer. ``more`` is added to its body."""

    def __init__(self, status: int, code: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail, self.more = status, code, detail, more


def not_found(detail: str = "No such site, language or object is published.") -> Problem:
    """What is absent, foreign or hidden: all alike."""
    return Problem(404, "not-found", detail)


def bad_parameter(name: str, detail: str) -> Problem:
    """400 that names the parameter."""
    return Problem(400, "invalid-parameter", detail, parameter=name)


def unknown_parameter(name: str, known: Iterable[str]) -> Problem:
    """400 that names the parameter and the nearest one there is."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    shown = name[:100]
    return Problem(
        400,
        "invalid-parameter",
        f"There is no parameter {shown!r}.{hint}",
        parameter=shown,
        nearest=near[0] if near else None,
    )


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as it is sent; no cache may keep it."""
    body = {
        "type": TYPES + problem.code,
        "title": _TITLES[problem.code],
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.path,
    } | problem.more
    sent = HttpResponse(
        json.dumps(body), content_type="application/problem+json", status=problem.status
    )
    sent["Cache-Control"] = "no-store"
    if problem.status == 401:
        sent["WWW-Authenticate"] = "Bearer"
    return sent

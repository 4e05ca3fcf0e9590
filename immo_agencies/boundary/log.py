"""One row in the agency's log for every act in the admin that recorded none itself."""

import json
import logging
from typing import Any
from urllib.parse import urlsplit

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponseBase

from immo_agencies.audit import Journal, record
from immo_agencies.middleware import is_admin_path
from immo_agencies.models import Agency, AuditEvent

_logger = logging.getLogger(__name__)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def write_down(
    request: HttpRequest,
    response: HttpResponseBase,
    journal: Journal,
    *,
    agency: Agency | None,
    obj: Any,
) -> None:
    """Record the act that ``response`` answers, unless it was refused or recorded already.

    Never breaks the answer: what was done is done.
    """
    if journal.written or request.resolver_match is None or not _was_answered(response):
        return
    action = f"admin.{request.resolver_match.view_name}"
    try:
        with transaction.atomic():
            record(action, agency, by=request.user, obj=obj, outcome=outcome_of(response))
    except DatabaseError:
        _logger.exception("No log row for %s", action)


def outcome_of(response: HttpResponseBase) -> str:
    """Done for redirects, files and data that say so; a form that comes back was not accepted."""
    done, not_accepted = AuditEvent.Outcome.DONE, AuditEvent.Outcome.NOT_ACCEPTED
    if response.status_code != 200:
        return done
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    content: bytes = getattr(response, "content", b"")
    accepted = _says_done(content) if kind == "application/json" else not content
    return done if accepted or kind not in ("application/json", "text/html") else not_accepted


def _says_done(content: bytes) -> bool:
    """Wagtail's data says "success"; its windows come back with markup when they want more."""
    try:
        data = json.loads(content)
    except ValueError:
        return True
    if not isinstance(data, dict):
        return True
    return bool(data["success"]) if "success" in data else not data.get("html")


def _was_answered(response: HttpResponseBase) -> bool:
    """Whether the request was let through: 2xx, or a redirect that stays in the admin.

    Others lead to the sign-in, or to the set-up of a second factor.
    """
    if 200 <= response.status_code < 300:
        return True
    location = urlsplit(response.headers.get("Location", "")).path
    stays = not location or is_admin_path(location) or not location.startswith("/")
    return 300 <= response.status_code < 400 and stays

"""The calendar file (RFC 5545) of the open houses of one property."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from immo_pages.facts import PublicFacts, public_facts
from immo_pages.models import PropertyPage
from immo_pages.open_houses.dates import ComingOpenHouse, coming_open_houses
from immo_pages.public import PublicContent

_SECONDS = 300
_LINE = 75  # octets, RFC 5545 3.1
_ESCAPES = {ord("\\"): "\\\\", ord(";"): "\\;", ord(","): "\\,", ord("\n"): "\\n", ord("\r"): None}


@require_safe
def open_houses_file(request: HttpRequest, page_id: int) -> HttpResponse:
    """The dates still to come of a public page of the host; 404 without any.

    Reads no session, so that caches may keep it.
    """
    pages = PublicContent.of(request).pages(PropertyPage)
    page = pages.filter(pk=page_id).select_related("locale", "agent", "agent__photo").first()
    visits = coming_open_houses(page, now=timezone.now()) if page else []
    if page is None or not visits:
        raise Http404
    with translation.override(page.locale.language_code):
        text = calendar(page, public_facts(page), visits)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="open-house.ics"'
    patch_cache_control(answer, public=True, max_age=_SECONDS)
    return answer


def calendar(page: Any, facts: PublicFacts, visits: Iterable[ComingOpenHouse]) -> str:
    """The file as text, in the active language."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//wagtail-immo//open houses//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for visit in visits:
        lines += _event(page, facts, visit)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(page: Any, facts: PublicFacts, visit: ComingOpenHouse) -> list[str]:
    address = facts.address
    city = " ".join(filter(None, [address.postal_code, address.city]))
    title = _("Open house: %(property)s") % {"property": facts.title}
    stamp = page.last_published_at or timezone.now()
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_uid(facts, visit)}",
        f"DTSTAMP:{_utc(stamp)}",
        f"DTSTART:{_utc(visit.starts_at)}",
        f"DTEND:{_utc(visit.ends_at)}",
        f"SUMMARY:{_escaped(title)}",
        f"LOCATION:{_escaped(', '.join(filter(None, [address.line, city])))}",
        f"URL:{facts.url}",
    ]
    if visit.note:
        lines.append(f"DESCRIPTION:{_escaped(visit.note)}")
    return [*lines, "END:VEVENT"]


def _uid(facts: PublicFacts, visit: ComingOpenHouse) -> str:
    """The same in every language and after every publication: a calendar knows it again."""
    name = f"{facts.translation_key}/{_utc(visit.starts_at)}"
    return hashlib.sha256(name.encode()).hexdigest()[:32] + "@wagtail-immo"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    """``line`` in parts of at most 75 octets, never within a character."""
    parts, part = [], ""
    for character in line:
        if len((part + character).encode()) > _LINE:
            parts.append(part)
            part = " "
        part += character
    return "\r\n".join([*parts, part])

"""What is wrong with an answer? Each oracle is one question; none knows any address."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from tests.isolation.canaries import EVERY_KIND, Canary, Kind, found_in
from tests.isolation.people import Actor
from tests.isolation.sending import Answer, Question
from tests.isolation.world import World

LEAK, FOREIGN_CHANGE, ERROR_5XX = "leak", "foreign change", "5xx"
DIFFERS, NOT_ALLOWED, UNLOGGED = "foreign unlike absent", "not allowed", "unlogged"
STALE = "stale row"

# Written by everybody on the way; no content of an agency.
_HOUSEKEEPING = {
    "django_session",
    "usersessions_usersession",
    "wagtailadmin_editingsession",
    # Sizes of a photo are made when a screen first shows them; made again from the photo.
    "immo_pages_propertyphotorendition",
    # Whether the person wants to hear of comments; made when she first opens the editor.
    "wagtailcore_pagesubscription",
}
_PUBLISHED = (Kind.NAME, Kind.OPEN)
_LOG = "immo_agencies_auditevent"
_OWN_TASKS = ("immo_", "tests.isolation")


@dataclass(frozen=True, order=True)
class Finding:
    """Something wrong: which oracle, where, who asked, why."""

    oracle: str
    name: str
    actor: str
    method: str
    host: str
    case: str
    why: str

    def as_dict(self) -> dict[str, str]:
        """For the report."""
        return asdict(self)


class Judge:
    """Holds what is needed to recognise what is foreign."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._by_host = {agency.host: agency.key for agency in world.agencies.values()}
        self._files = {
            hashlib.sha256(content).digest(): canary
            for name, content in world.media.items()
            if (canary := world.owner_of_file(name)) is not None
        }

    def readable(self, actor: Actor, host: str) -> frozenset[Canary]:
        """What ``actor`` may read at ``host``: her own, and what the host tells every visitor."""
        key = self._by_host.get(host.partition(":")[0])
        if key is None:
            return actor.reads
        return actor.reads | {Canary(key, Kind.NAME), Canary(key, Kind.OPEN)}

    def faults(
        self,
        actor: Actor,
        question: Question,
        answer: Answer,
        *,
        shows_own: bool = False,
        shows_published: bool = False,
        writes: bool = False,
        changes_all: bool = False,
        writes_abroad: bool = False,
        names_agency: bool = False,
    ) -> Iterator[tuple[str, str]]:
        """(oracle, why) for everything that holds for any answer.

        ``shows_own``: the address itself is a secret, and shows what is own to who has it.
        ``shows_published``: what every agency has published may be read here.
        ``writes``: she may change something here, and what she adds names her agency;
        ``writes_abroad``: or the agency she asked about, as an operator does.
        ``changes_all``: she decides about rows of every agency.
        ``names_agency``: the address names the agency whose published texts it shows to all alike;
        neither who asks nor the host add anything.
        """
        readable = self.readable(actor, question.host)
        if names_agency:
            readable = frozenset(Canary(actor.target, kind) for kind in _PUBLISHED)
        if shows_own:
            readable |= {Canary(actor.target, kind) for kind in EVERY_KIND}
        if shows_published:
            readable |= {Canary(k, kind) for k in self.world.agencies for kind in _PUBLISHED}
        yield from self._leaks(actor, question, answer, readable)
        everybody = frozenset(self.world.agencies) if changes_all else frozenset()
        mine = actor.may_change | everybody
        named = mine | {"people"} | ({actor.target} if writes else set())
        named |= {actor.stranger} if writes_abroad else set()
        yield from self._foreign_changes(mine, answer, named)
        yield from _bad_payloads(answer, readable)
        if answer.status >= 500:
            yield ERROR_5XX, f"{answer.status} {'; '.join(answer.errors)[:300]}"
        for error in answer.errors:
            if error.startswith("after commit"):
                yield ERROR_5XX, error[:300]

    def _leaks(
        self, actor: Actor, question: Question, answer: Answer, readable: frozenset[Canary]
    ) -> Iterator[tuple[str, str]]:
        for place, content in _places(answer):
            foreign = _without_echo(content, question) - readable
            if foreign:
                yield LEAK, f"{place}: {', '.join(sorted(map(str, foreign)))}"
        owner = self._files.get(hashlib.sha256(answer.body).digest()) if answer.body else None
        if owner is not None and owner not in readable:
            yield LEAK, f"file of {owner}"
        for message in answer.mails:
            yield from self._mail(actor, message)

    def _mail(self, actor: Actor, message: Any) -> Iterator[tuple[str, str]]:
        """A mail may say only what belongs to one agency, and go only to its people."""
        content = str(message.message()).encode() + str(message.recipients()).encode()
        for body, _kind in getattr(message, "alternatives", []):
            content += str(body).encode()
        content += str(message.body).encode()
        strange = {canary for canary in found_in(content) if canary.owner == actor.stranger}
        if strange:
            yield LEAK, f"mail: {', '.join(sorted(map(str, strange)))}"

    def _foreign_changes(
        self, may_change: frozenset[str], answer: Answer, may_name: frozenset[str]
    ) -> Iterator[tuple[str, str]]:
        for change in answer.changes:
            if change.table in _HOUSEKEEPING:
                continue
            if change.what != "added" and change.owner not in may_change:
                whose = change.owner or "everybody"
                yield FOREIGN_CHANGE, f"{change.table} {change.what} (of {whose})"
            foreign = answer.referred.get(change, set()) - may_name
            if foreign:
                whose = ", ".join(sorted(foreign))
                yield FOREIGN_CHANGE, f"{change.table} {change.what}, refers to a row of {whose}"
        for name, what in answer.files.items():
            owner = self.world.owner_of_file(name)
            if what != "added" and owner and owner.owner not in may_change:
                yield FOREIGN_CHANGE, f"file {what}: {name}"


def is_content(answer: Answer) -> bool:
    """Whether the request changed more than the log and what everybody writes on the way."""
    quiet = _HOUSEKEEPING | {_LOG}
    return any(change.table not in quiet for change in answer.changes)


def _bad_payloads(answer: Answer, readable: frozenset[Canary]) -> Iterator[tuple[str, str]]:
    """Tasks of ours carry ids and say for which agency they work; no task carries foreign text."""
    for result in answer.tasks:
        words = found_in(str(result.args) + str(result.kwargs))
        ours = result.task.func.__module__.startswith(_OWN_TASKS)
        if words - (frozenset() if ours else readable):
            yield LEAK, f"task {result.task.name}: its arguments hold text of an agency"
        if ours and not names_agency(result):
            yield LEAK, f"task {result.task.name}: its arguments name no agency"


def names_agency(result: Any) -> bool:
    """Whether the arguments of a task of ours say for which agency it works."""
    code = result.task.func.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    given = dict(zip(names, result.args, strict=False)) | dict(result.kwargs)
    return given.get("agency_id") is not None


def _places(answer: Answer) -> Iterator[tuple[str, bytes]]:
    yield "body", answer.body
    for name, value in answer.headers.items():
        yield f"header {name}", unquote(value).encode()
    for message in answer.messages:
        yield "message", message.encode()
    for line in answer.logged:
        yield "log", line.encode()


def _without_echo(content: bytes, question: Question) -> set[Canary]:
    """Canaries of ``content``, not counting what was only said back."""
    found = found_in(content)
    if not found:
        return found
    said = _said(question)
    if not found & found_in(" ".join(said)):
        return found
    lowered = content.lower()
    for words in said:
        for form in {words, quote(words), quote(words, safe=""), unquote(words)}:
            lowered = lowered.replace(form.lower().encode(), b"")
    return found_in(lowered)


def _said(question: Question) -> list[str]:
    said = [question.path]
    # A file or page that is asked for by its name.
    said += [part for part in question.path.split("/") if found_in(part)]
    said += [value for _name, value in parse_qsl(urlsplit(question.path).query)]
    if isinstance(question.data, dict):
        said += [str(value) for value in question.data.values() if isinstance(value, str)]
    return sorted(filter(found_in, said), key=len, reverse=True)


_TOKENS = re.compile(
    rb'csrfmiddlewaretoken\\?" value=\\?"[^"]*"|nonce[-=]["\']?[\w+/=-]+|"csrfToken": "[^"]*"'
    rb"|csrf[-_]?token[\"':\s=]+[\w-]+"
    # Keys of rich text are drawn at random; editing sessions and drafts are numbered as they come.
    rb"|key(?:\\|&quot;|\")*:\s*(?:\\|&quot;|\")*[a-z0-9]{5}\b"
    # "3 minutes ago" moves on between two questions.
    rb"|Il y a \d+[^<]*|\d+[^<]{0,3} min[^<]* ago"
    # A form made for one request numbers its blocks anew.
    rb"|blockdef-\d+"
    rb"|editing-sessions/[\w/#]+|/images/usage/\d+/",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Comparable:
    """What a stranger can tell of an answer, with and without what she asked for herself."""

    status: int
    location: str
    body: bytes
    raw: bytes

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Comparable) or self.status != other.status:
            return False
        return self.location == other.location and (
            self.raw == other.raw or self.body == other.body
        )

    __hash__ = None  # type: ignore[assignment]


def comparable(answer: Answer, values: dict[str, Any], path: str) -> Comparable:
    """Status, redirect and body without what was asked and without tokens."""
    body = _TOKENS.sub(b"", answer.body)
    location = answer.headers.get("Location", "")
    for words in sorted({path, quote(path), quote(path, safe="")}, key=len, reverse=True):
        body = body.replace(words.encode(), b"#")
        location = location.replace(words, "#")
    made = {change.key for change in answer.changes if change.what == "added"}
    for value in sorted({str(v) for v in values.values()} | made, key=len, reverse=True):
        if value:
            alone = rf"(?<![\w-])(?<!\d[.,]){re.escape(value)}(?![\w-]|[.,]\d)"
            body = re.sub(alone.encode(), b"#", body)
            location = re.sub(alone, "#", location)
    return Comparable(answer.status, location, body, answer.body)

"""Ask every address as every person, and collect what is wrong."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any
from urllib.parse import parse_qsl

from tests.isolation import bodies, filling, variants
from tests.isolation.access import (
    FOREIGN_HOST,
    OWN_HOST,
    PLATFORM,
    READ,
    UNKNOWN,
    WRITE,
    Access,
)
from tests.isolation.canaries import found_in
from tests.isolation.filling import FOREIGN, NOTHING, OWN, Filled
from tests.isolation.oracles import (
    DIFFERS,
    NOT_ALLOWED,
    UNLOGGED,
    Finding,
    Judge,
    comparable,
    is_content,
)
from tests.isolation.people import Actor
from tests.isolation.sending import Answer, Question, Sender
from tests.isolation.urls import Address
from tests.isolation.world import PLATFORM_HOST, UNKNOWN_HOST, World

SAFE = ("GET", "HEAD", "OPTIONS")
METHODS = (*SAFE, "POST", "PUT", "PATCH", "DELETE")
# Ids are replaced one by one with these; with the others all together.
VARIED = ("GET", "POST")
HOSTS = (PLATFORM, OWN_HOST, FOREIGN_HOST, UNKNOWN)


@dataclass(frozen=True)
class Plan:
    """Which part of the product is asked: the full one before a release, less in CI."""

    actors: tuple[str, ...]
    methods: tuple[str, ...] = METHODS
    hosts: tuple[str, ...] = HOSTS
    hosts_of_admin: tuple[str, ...] = HOSTS
    forms: bool = True
    queries: bool = True
    # Whether queries are also asked by people whom the bare address turned away.
    thorough: bool = True
    # Who tries the admin on hosts where it does not answer anybody; empty for all.
    away: tuple[str, ...] = ()

    def without_extras(self) -> "Plan":
        """The same with paths alone: no queries, no forms."""
        return replace(self, forms=False, queries=False)

    def actors_for(self, address: Address, host: str) -> tuple[str, ...]:
        """Who asks ``address`` at ``host``."""
        is_away = address.in_admin and host != PLATFORM
        return self.away if is_away and self.away else self.actors

    def methods_for(self, address: Address, host: str) -> tuple[str, ...]:
        """Methods of ``address`` at ``host``: where the admin is not, one safe and one unsafe."""
        is_away = address.in_admin and host != PLATFORM and bool(self.away)
        return tuple(m for m in self.methods if m in VARIED) if is_away else self.methods

    def hosts_for(self, address: Address) -> tuple[str, ...]:
        """Hosts at which ``address`` is asked."""
        return self.hosts_of_admin if address.in_admin else self.hosts


@dataclass
class Tally:
    """What was asked and what was found."""

    requests: int = 0
    findings: dict[Finding, int] = field(default_factory=lambda: defaultdict(int))
    asked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    # name -> whether the owner got 2xx on her own ids; name -> whether she saw her own texts.
    owner_asked: dict[str, bool] = field(default_factory=dict)
    owner_sees: set[str] = field(default_factory=set)
    successes: int = 0

    def add(self, finding: Finding) -> None:
        """Count a finding; the same one again is counted, not listed."""
        self.findings[finding] += 1


class Proof:
    """The product of addresses, people, methods, ids and hosts."""

    def __init__(self, world: World, actors: dict[str, Actor], access: Access, plan: Plan) -> None:
        self.world, self.actors, self.access, self.plan = world, actors, access, plan
        self.sender, self.judge, self.tally = Sender(world), Judge(world), Tally()

    def begin(self) -> None:
        """Count anew: what was asked before is kept elsewhere."""
        self.tally = Tally()
        self.access.used.clear()

    def prove(self, address: Address) -> None:
        """Everything about one address."""
        with self.sender.listening():
            for host in self.plan.hosts_for(address):
                for name in self.plan.actors_for(address, host):
                    _Asking(self, address, self.actors[name], host).everything()


class _Asking:
    """One address, one person, one host."""

    def __init__(self, proof: Proof, address: Address, actor: Actor, host: str) -> None:
        self.proof, self.address, self.actor, self.host = proof, address, actor, host
        self.own, self.foreign = proof.world[actor.target], proof.world[actor.stranger]
        # Ids are replaced one by one where the address lives; elsewhere all together.
        self.filled = [
            filled
            for filled in filling.fill(address, self.own, self.foreign, actor.mine)
            if host == PLATFORM or not address.in_admin or not filled.varied
        ]
        self._screens: dict[str, bytes] = {}

    @property
    def hostname(self) -> str:
        """The name of the host."""
        return {
            PLATFORM: PLATFORM_HOST,
            UNKNOWN: UNKNOWN_HOST,
            OWN_HOST: self.own.host,
            FOREIGN_HOST: self.foreign.host,
        }[self.host]

    def everything(self) -> None:
        """All methods."""
        for _kind, group in groupby(self.filled, key=lambda filled: filled.kind):
            cases = list(group)
            plain = [filled for filled in cases if not filled.varied]
            for method in self.proof.plan.methods_for(self.address, self.host):
                self.method(method, cases if method in VARIED else plain)

    def method(self, method: str, cases: list[Filled]) -> None:
        """One method: own, foreign and absent ids, then what comes beside the path."""
        self._compare(method, [(filled.case, filled.varied, filled, "", None) for filled in cases])
        own = cases[0]
        if method == "GET" and self._is_worth_queries(own):
            for template in variants.queries(self.address.name):
                filled = variants.filled(template, self.own, self.foreign)
                self._compare(method, [(case, "", own, query, None) for case, query in filled])
        if method == "POST" and self.proof.plan.forms and self.host == PLATFORM:
            self._forms(cases)

    def _is_worth_queries(self, own: Filled) -> bool:
        plan = self.proof.plan
        return plan.queries and (plan.thorough or own.path in self._screens)

    def _forms(self, cases: list[Filled]) -> None:
        own = cases[0]
        for body in self._bodies(own):
            self._compare("POST", [(c.case, c.varied, c, "", body.fields) for c in cases])
            pairs = bodies.with_one_id_replaced(body, self.own, self.foreign)
            for name, foreign, absent in pairs:
                both = [
                    (FOREIGN, name, own, "", foreign.fields),
                    (NOTHING, name, own, "", absent.fields),
                ]
                self._compare("POST", both)
        for body in bodies.explicit(self.address.name, self.own):
            for template in self._queries_with_ids():
                query = dict(variants.filled(template, self.own, self.foreign))
                self._compare(
                    "POST", [(case, "", own, text, body.fields) for case, text in query.items()]
                )

    def _queries_with_ids(self) -> Iterator[str]:
        """Bulk actions name their objects in the query."""
        if self.address.name == "wagtail_bulk_action":
            wanted = {"page": "{page}", "propertyphoto": "{image}", "user": "{user}"}
            kind = self._kind.partition("/")[2].partition("/")[0]
            yield f"id={wanted.get(kind, '{document}')}"

    def _bodies(self, own: Filled) -> list[bodies.Body]:
        """The forms that this person sees, and those written by hand."""
        html = self._screens.get(own.path, b"")
        screen: list[bodies.Body] = []
        if b"<form" in html:
            screen = bodies.scraped(self.address.name, html, self.own, own.values)
        return [*screen, *bodies.explicit(self.address.name, self.own)]

    def _compare(self, method: str, asked: list[tuple[str, str, Filled, str, Any]]) -> None:
        """Ask each; a foreign id must get what an absent one gets."""
        foreign: dict[str, Any] = {}
        strange = self._strange_case()
        for case, varied, filled, query, fields in asked:
            self._kind = filled.kind
            path = filled.path + (f"?{query}" if query else "")
            answer = self.ask(method, path, case, fields, varied, filled)
            named = {**filled.values, **dict(parse_qsl(query))}
            if fields and case != OWN:
                named |= {"field": fields.get(varied, "")}
            if case == strange:
                foreign[varied] = comparable(answer, named, path)
            elif case == NOTHING and varied in foreign:
                self._differs(method, foreign[varied], comparable(answer, named, path), varied)

    def _strange_case(self) -> str:
        """Whose ids must be answered like absent ones: on a public address, not the host's own."""
        if self.host != FOREIGN_HOST or self.address.in_admin:
            return FOREIGN
        name, role = self.address.name, self.actor.name
        return "" if self.proof.access.allows(name, role, READ, self.host) else OWN

    def _differs(self, method: str, foreign: Any, absent: Any, varied: str) -> None:
        if foreign == absent or self.proof.access.is_of_all_agencies(
            self.address.name, self.actor.name
        ):
            return
        if foreign.status != absent.status:
            why = f"{foreign.status} for a foreign id, {absent.status} for an absent one"
        elif foreign.location != absent.location:
            why = f"redirects to {foreign.location} and to {absent.location}"
        else:
            difference = _first_difference(foreign.body, absent.body)
            why = f"{foreign.status} with other bodies: {difference}"
        self._found(DIFFERS, method, FOREIGN, f"{why} {f'({varied})' if varied else ''}")

    def ask(
        self, method: str, path: str, case: str, fields: Any, varied: str, filled: Filled
    ) -> Answer:
        """One request, judged."""
        data = bodies.ready(fields, self.actor.target) if fields else None
        if data and method in {"PUT", "PATCH"}:
            question = Question(
                method, path, self.hostname, bodies.as_json(data), "application/json"
            )
        else:
            question = Question(method, path, self.hostname, data)
        answer = self.proof.sender.ask(self.actor, question)
        self._count(method, case, answer)
        access, name = self.proof.access, self.address.name
        writes = access.allows(name, self.actor.name, WRITE, self.host)
        shows_own = access.shows_own(name)
        published = access.shows_published(name, self.host)
        judge = self.proof.judge
        faults = judge.faults(
            self.actor,
            question,
            answer,
            shows_own=shows_own,
            shows_published=published,
            writes=writes,
            changes_all=access.changes_all(name, self.actor.name),
            writes_abroad=writes and access.is_of_all_agencies(name, self.actor.name),
            names_agency=access.names_agency(name),
        )
        for oracle, why in faults:
            self._found(oracle, method, f"{case} {varied}".strip(), why)
        self._rights(method, case, answer)
        self._remember(method, case, fields, filled, answer)
        return answer

    def _rights(self, method: str, case: str, answer: Answer) -> None:
        """Who got something although no row says so; who changed something unseen."""
        name, role, access = self.address.name, self.actor.name, self.proof.access
        changed = is_content(answer)
        if changed:
            verb = WRITE
        elif answer.is_success:
            verb = READ
        else:
            return
        if access.allows(name, role, verb, self.host):
            access.note(name, role, verb, self.host)
        elif not (verb == READ and access.allows(name, role, WRITE, self.host)):
            what = f"changed {_tables(answer)}" if changed else "was answered"
            self._found(NOT_ALLOWED, method, case, f"{what} ({answer.status})")
        signed_in = self.address.in_admin and self.actor.user_id is not None
        acts = changed or method not in SAFE
        if acts and signed_in and not access.need_no_log(name) and answer.audit_rows != 1:
            why = f"{answer.audit_rows} rows in the log: {_tables(answer)} ({answer.status})"
            self._found(UNLOGGED, method, case, why)

    def _remember(
        self, method: str, case: str, fields: Any, filled: Filled, answer: Answer
    ) -> None:
        """Screens whose forms are posted later; what the owner sees."""
        if method != "GET" or case != OWN or not answer.is_success:
            return
        self._screens.setdefault(filled.path, answer.body)

    def _count(self, method: str, case: str, answer: Answer) -> None:
        tally, name = self.proof.tally, self.address.name
        tally.requests += 1
        tally.asked[self.actor.name] += 1
        tally.successes += answer.is_success
        if self.actor.name == "manager" and method == "GET" and case == OWN:
            seen = tally.owner_asked.get(name, False)
            tally.owner_asked[name] = seen or answer.is_success
            if any(canary.owner == self.actor.target for canary in found_in(answer.body)):
                tally.owner_sees.add(name)

    def _found(self, oracle: str, method: str, case: str, why: str) -> None:
        self.proof.tally.add(
            Finding(
                oracle, self.address.name, self.actor.name, method, self.host, case, why.strip()
            )
        )


def _tables(answer: Answer) -> str:
    """Tables in which the request changed rows."""
    return ", ".join(sorted({change.table for change in answer.changes}))[:120] or "nothing"


def _first_difference(one: bytes, other: bytes) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)

    def around(text: bytes) -> str:
        return text[max(0, at - 30) : at + 50].decode(errors="replace")

    return f"{around(one)!r} / {around(other)!r}"

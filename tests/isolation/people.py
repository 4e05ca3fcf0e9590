"""Who asks: every role there is, and the people whom nobody should answer."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from immo_agencies.actions import add_member
from immo_agencies.models import Membership, SupportSession
from immo_agencies.roles import PROFILES, Role
from immo_agencies.tenancy import _SESSION_KEY
from tests.isolation.canaries import EVERY_KIND, Canary, Kind
from tests.isolation.factories import PASSWORD
from tests.isolation.world import PLATFORM_HOST, World

# Roles that an invitation narrows to chosen properties; whoever else may be narrowed is no wider.
_MAY_HAVE_A_LIST = [role for role, profile in PROFILES.items() if not profile.whole_agency]


@dataclass(frozen=True)
class Actor:
    """A person, or nobody, with what she may read wherever it appears.

    ``target`` is the agency whose ids are "own" for her, ``stranger`` the one whose ids are
    foreign. ``may_change`` are the owners whose rows may change when she asks.
    """

    name: str
    target: str = "a"
    stranger: str = "b"
    reads: frozenset[Canary] = frozenset()
    may_change: frozenset[str] = frozenset()
    cookie: str = ""
    user_id: int | None = None
    is_member: bool = False
    mine: dict[str, int] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        return self.name


def _texts(owner: str, kinds: tuple[str, ...] = EVERY_KIND) -> frozenset[Canary]:
    return frozenset(Canary(owner, kind) for kind in kinds)


class People:
    """Makes the accounts, signs them in, keeps their cookies."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.actors: dict[str, Actor] = {}

    def make_all(self) -> dict[str, Actor]:
        """Everybody, by name."""
        self._add(Actor("anonymous"))
        self._roles()
        self._chosen_properties()
        self._outsiders()
        self._of_several_agencies()
        self._operators()
        return self.actors

    def _add(self, actor: Actor) -> None:
        """Keep ``actor``, with her own rows: her membership of the agency she is asked about."""
        agency = self.world[actor.target].named["agency"]
        memberships = Membership.objects.with_scopes_disabled()
        own = memberships.filter(agency=agency, user_id=actor.user_id).first()
        mine = actor.mine | ({"own membership": own.pk} if own else {})
        self.actors[actor.name] = replace(actor, mine=mine)

    def _roles(self) -> None:
        """One member of each role in A, and the account manager of B, who is hostile."""
        for role in Role:
            self._member(role.value, self.world["a"].members[role.value])
        self._member("manager of B", self.world["b"].members["manager"], "b", "a")

    def _member(self, name: str, user: Any, home: str = "a", stranger: str = "b") -> None:
        self._add(
            Actor(
                name,
                home,
                stranger,
                _texts(home),
                frozenset({home, "people"}),
                _cookie(user),
                user.pk,
                True,
            )
        )

    def _chosen_properties(self) -> None:
        """Members who have a list of properties: the one they are asked about is on it."""
        agency = self.world["a"]
        keys = [
            agency.named[name].translation_key
            for name in ("property", "draft", "waiting", "scheduled", "locked", "unit")
        ]
        for role in _MAY_HAVE_A_LIST:
            name = f"{role.value} with a list"
            user = _account(name)
            membership = add_member(agency.named["agency"], user, role=role)
            membership.whole_agency = False
            membership.save()
            membership.choose_pages(keys)
            few = _texts("a", tuple(kind for kind in EVERY_KIND if kind != Kind.RESTRICTED))
            may_change = frozenset({"a", "people"})
            self._add(Actor(name, "a", "b", few, may_change, _cookie(user), user.pk, True))

    def _outsiders(self) -> None:
        """People who were members of A, or will be: they ask for what was or will be theirs."""
        today = timezone.localdate()
        day = datetime.timedelta(days=1)
        for name, terms in {
            "expired": {"starts_on": today - 9 * day, "expires_on": today - day},
            "not yet": {"starts_on": today + day},
            "suspended": {"suspended_at": timezone.now()},
        }.items():
            user = _account(name)
            membership = add_member(self.world["a"].named["agency"], user, role=Role.MANAGER)
            vars(membership).update(terms)
            membership.save()
            self._outsider(name, user, (Kind.NAME, Kind.HELP))
        user = _account("removed")
        add_member(self.world["a"].named["agency"], user, role=Role.MANAGER).delete()
        self._outsider("removed", user, ())

    def _outsider(self, name: str, user: Any, kinds: tuple[str, ...]) -> None:
        """``kinds``: she is told why nothing opens any more, and who can help."""
        reads, may_change = _texts("a", kinds), frozenset({"people"})
        self._add(Actor(name, "a", "b", reads, may_change, _cookie(user), user.pk))

    def _of_several_agencies(self) -> None:
        """A member of A and C who works for A now: C is foreign to her until she changes."""
        user = _account("of A and C")
        for key in ("a", "c"):
            add_member(self.world[key].named["agency"], user, role=Role.MANAGER)
        names = _texts("c", (Kind.NAME,))  # the header offers the change
        cookie = _cookie(user, agency=self.world["a"].pk("agency"))
        may_change = frozenset({"a", "people"})
        self._add(
            Actor("of A and C", "a", "c", _texts("a") | names, may_change, cookie, user.pk, True)
        )

    def _operators(self) -> None:
        """Who runs the installation: alone, let in by A to read or to change, break-glass."""
        agency = self.world["a"].named["agency"]
        names = _texts("a", (Kind.NAME,)) | _texts("b", (Kind.NAME,)) | _texts("c", (Kind.NAME,))
        for name, flags in {
            "operator": {"is_staff": True},
            "superuser": {"is_staff": True, "is_superuser": True},
        }.items():
            user = _account(name, **flags)
            request = SupportSession.objects.create(agency=agency, operator=user, reason="a reason")
            own, mine = frozenset({"people"}), {"support request": request.pk}
            self._add(Actor(name, "a", "b", names, own, _cookie(user), user.pk, False, mine))
        for name, kind, may_change in (
            ("operator let in to read", SupportSession.Kind.CONSENTED, False),
            ("operator let in to change", SupportSession.Kind.CONSENTED, True),
            ("superuser by emergency", SupportSession.Kind.BREAK_GLASS, True),
        ):
            user = _account(name, is_staff=True, is_superuser=name.startswith("superuser"))
            session = _open_session(agency, user, kind, may_change)
            owners = frozenset({"a", "people"} if may_change else {"people"})
            reads = names | _texts("a")
            cookie = _cookie(user, agency=agency.pk)
            mine = {"support session": session.pk}
            self._add(Actor(name, "a", "b", reads, owners, cookie, user.pk, may_change, mine))


def _account(name: str, **flags: Any) -> Any:
    word = name.replace(" ", "-").lower()
    people = get_user_model().objects
    return people.create_user(f"{word}@people.test", PASSWORD, first_name=name, **flags)


def _open_session(agency: Any, operator: Any, kind: Any, may_change: bool) -> SupportSession:
    now = timezone.now()
    return SupportSession.objects.create(
        agency=agency,
        operator=operator,
        kind=kind,
        reason="a reason",
        may_change=may_change,
        opened_at=now - datetime.timedelta(minutes=5),
        closes_at=now + datetime.timedelta(days=1),
    )


def _cookie(user: Any, *, agency: int | None = None) -> str:
    """A session of ``user``; the passwords are never asked for here."""
    client = Client(HTTP_HOST=PLATFORM_HOST)
    client.force_login(user)
    if agency is not None:
        session = client.session
        session[_SESSION_KEY] = agency
        session.save()
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def names() -> list[str]:
    """Everybody's name, without making anybody."""
    roles = [role.value for role in Role]
    listed = [f"{role.value} with a list" for role in _MAY_HAVE_A_LIST]
    others = ["anonymous", "manager of B", "expired", "not yet", "suspended", "removed"]
    others += ["of A and C", "operator", "superuser", "operator let in to read"]
    return [*roles, *listed, *others, "operator let in to change", "superuser by emergency"]

"""Two plans: all of the product, and the part that CI has time for."""

import os

from tests.isolation.access import FOREIGN_HOST, OWN_HOST, PLATFORM
from tests.isolation.people import Actor
from tests.isolation.proof import METHODS, Plan

# One of each kind: nobody, the most powerful, a narrow role, operators, a hostile outsider.
_FEW = ("anonymous", "manager", "photographer with a list", "operator", "expired")


def full(actors: dict[str, Actor]) -> Plan:
    """Everybody, every method, every host, own, foreign and absent ids.

    On hosts where the admin answers nobody, a few people try it. ISOLATION_METHODS, a list with
    commas, asks some methods only; the result names them.
    """
    methods = tuple(filter(None, os.environ.get("ISOLATION_METHODS", "").split(","))) or METHODS
    return Plan(tuple(actors), methods, away=tuple(name for name in _FEW if name in actors))


def part(actors: dict[str, Actor]) -> Plan:
    """A few people; reading and posting; the admin on its own host."""
    people = tuple(name for name in _FEW if name in actors)
    hosts = (PLATFORM, OWN_HOST, FOREIGN_HOST)
    return Plan(people, ("GET", "POST"), hosts, (PLATFORM,), thorough=False)

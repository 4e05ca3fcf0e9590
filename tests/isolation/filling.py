"""Addresses with their arguments filled in: whose ids they carry, together and one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tests.isolation.arguments import Fixed, Id, Named, Secret, Shared, Value
from tests.isolation.urls import Address
from tests.isolation.values import COMBINATIONS, provider
from tests.isolation.world import AgencyWorld

OWN, FOREIGN, NOTHING = "own", "foreign", "absent"


@dataclass(frozen=True)
class Filled:
    """An address with its arguments: whose they are, by argument."""

    case: str
    path: str
    values: dict[str, Any] = field(default_factory=dict, compare=False)
    varied: str = ""
    kind: str = ""


def fill(
    address: Address, own: AgencyWorld, foreign: AgencyWorld, mine: dict[str, Any]
) -> Iterator[Filled]:
    """All paths of ``address``: own, foreign and absent; with several ids, also each one alone.

    ``mine`` are rows of the asking person herself, by the names that ``Id`` uses.
    """
    for number, fixed in enumerate(COMBINATIONS.get(address.name, [{}])):
        providers = {
            argument: _as_value(fixed[argument])
            if argument in fixed
            else provider(address.name, argument)
            for argument in address.arguments
        }
        words = [value for value in fixed.values() if isinstance(value, str)]
        kind = "/".join(words) or str(number)
        yield from _cases(address, providers, own, foreign, mine, kind)


def _as_value(given: Any) -> Value:
    return given if isinstance(given, Id) else Fixed(given)


def _cases(
    address: Address,
    providers: dict[str, Value],
    own: AgencyWorld,
    foreign: AgencyWorld,
    mine: dict[str, Any],
    kind: str,
) -> Iterator[Filled]:
    ids = [name for name, value in providers.items() if isinstance(value, Id)]

    def filled(case: str, varied: list[str]) -> Filled:
        values = {
            name: _value(value, case if name in varied else OWN, own, foreign, mine)
            for name, value in providers.items()
        }
        alone = varied[0] if len(varied) < len(ids) else ""
        return Filled(case, path_of(address, values), values, alone, kind)

    yield filled(OWN, ids)
    if not ids:
        return
    secret = any(isinstance(providers[name], Secret) for name in ids)
    for case in (NOTHING,) if secret else (FOREIGN, NOTHING):
        yield filled(case, ids)
        if len(ids) > 1:
            for one in ids:
                yield filled(case, [one])


def _value(
    value: Value, case: str, own: AgencyWorld, foreign: AgencyWorld, mine: dict[str, Any]
) -> Any:
    if case == OWN and isinstance(value, Id) and value.named in mine:
        return mine[value.named]
    if isinstance(value, Fixed):
        return value.value
    if isinstance(value, Shared):
        return value.key()
    if isinstance(value, Named):
        return value.compute(own)
    return {OWN: lambda: value.of(own), FOREIGN: lambda: value.of(foreign)}.get(
        case, lambda: value.absent
    )()


def path_of(address: Address, values: dict[str, Any]) -> str:
    """The path of ``address`` with ``values``."""
    if address.name.startswith("unnamed:"):
        start = address.route.partition("^")[0]
        return f"/{start}" if start == address.route else f"/{start}no-such-address/"
    positional = [values[key] for key in sorted(values) if key.isdigit()]
    if positional:
        return reverse(address.name, args=positional)
    return reverse(address.name, kwargs={k: v for k, v in values.items() if v != ""})

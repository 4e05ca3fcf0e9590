"""Every address of the installation, read from the resolver."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLResolver
from django.utils.translation import override

LANGUAGE = "fr"


@dataclass(frozen=True, order=True)
class Address:
    """One pattern: its full name (``unnamed:<route>`` without one), route and arguments.

    Arguments without a name are numbered: ``"0"``, ``"1"``.
    """

    name: str
    route: str
    arguments: tuple[str, ...]

    @property
    def in_admin(self) -> bool:
        """Whether it lies below the admin."""
        return self.route.startswith("admin/")

    def __str__(self) -> str:
        return self.name


@cache
def addresses() -> tuple[Address, ...]:
    """All of them, in the order of the resolver; two patterns of one name are two."""
    with override(LANGUAGE):
        return tuple(_below(get_resolver(), (), "", ()))


def names() -> tuple[str, ...]:
    """All full names, each once."""
    return tuple(dict.fromkeys(address.name for address in addresses()))


def _below(
    resolver: Any, namespaces: tuple[str, ...], route: str, arguments: tuple[str, ...]
) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        known = (*arguments, *_arguments(entry.pattern))
        if isinstance(entry, URLResolver):
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _below(entry, inner, here, known)
        else:
            name = ":".join([*namespaces, entry.name]) if entry.name else f"unnamed:{here}"
            yield Address(name, here, known)


def _arguments(pattern: Any) -> tuple[str, ...]:
    if pattern.converters:
        return tuple(pattern.converters)
    regex = getattr(pattern, "_regex", None)
    if not regex or not isinstance(regex, str):
        return ()
    compiled = re.compile(regex)
    if compiled.groupindex:
        return tuple(compiled.groupindex)
    return tuple(str(number) for number in range(compiled.groups))

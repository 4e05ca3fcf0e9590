"""On which terms somebody works for an agency: role, scope, dates; checked when they are given."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from immo_agencies.extension_points import choosable_pages
from immo_agencies.models import Agency
from immo_agencies.models.membership import AccessTerms
from immo_agencies.roles import PROFILES, Role

_FIELDS = ("role", "whole_agency", "starts_on", "expires_on")


class WrongTerms(ValidationError):
    """Terms that nobody can be given; bound to the field that is wrong."""


@dataclass(frozen=True)
class Terms:
    """Role, scope and dates. ``page_keys`` are translation keys, for a chosen scope only.

    ``expires_on`` is the last day of access.
    """

    role: Role
    whole_agency: bool = True
    page_keys: frozenset[UUID] = frozenset()
    starts_on: datetime.date | None = None
    expires_on: datetime.date | None = None

    def __post_init__(self) -> None:
        """Some roles are about the whole agency, whatever the form said."""
        object.__setattr__(self, "role", Role(self.role))
        if PROFILES[self.role].whole_agency:
            object.__setattr__(self, "whole_agency", True)
        keys = () if self.whole_agency else self.page_keys
        object.__setattr__(self, "page_keys", frozenset(UUID(str(key)) for key in keys))

    @classmethod
    def of(cls, row: AccessTerms, page_keys: Iterable[Any] | None) -> "Terms":
        """Terms that a membership or an invitation states."""
        values = {name: getattr(row, name) for name in _FIELDS}
        return cls(**values, page_keys=frozenset(page_keys or ()))

    def put_on(self, row: AccessTerms) -> None:
        """Write role, scope and dates on a membership or an invitation; the pages are theirs."""
        for name in _FIELDS:
            setattr(row, name, getattr(self, name))

    def changes_from(self, before: "Terms") -> dict[str, tuple[Any, Any]]:
        """What differs, as the log wants it."""
        names = (*_FIELDS, "page_keys")
        pairs = {name: (_plain(before, name), _plain(self, name)) for name in names}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    def without_dates(self) -> "Terms":
        """The same, from now on and without end."""
        return replace(self, starts_on=None, expires_on=None)


def _plain(terms: Terms, name: str) -> Any:
    value = getattr(terms, name)
    return sorted(str(key) for key in value) if name == "page_keys" else str(value)


def check_terms(terms: Terms, agency: Agency, *, now: datetime.datetime) -> None:
    """Raise WrongTerms unless dates and chosen pages of ``terms`` make sense in ``agency``.

    Pages of another agency are answered like pages that do not exist.
    """
    today = timezone.localdate(now)
    if terms.expires_on and terms.expires_on < max(today, terms.starts_on or today):
        raise WrongTerms({"expires_on": _("The last day lies before the first, or in the past.")})
    if terms.whole_agency:
        return
    if PROFILES[terms.role].chosen_properties and not terms.page_keys:
        raise WrongTerms({"page_keys": _("Choose at least one property, or give all.")})
    known = choosable_pages(agency).filter(translation_key__in=terms.page_keys)
    if set(known.values_list("translation_key", flat=True)) != terms.page_keys:
        raise WrongTerms({"page_keys": _("Choose among the properties of the list.")})

"""What a rule of advert law is made of. A new rule is a row of data in a sibling file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of
from immo_pages.vocabulary import Category, Region, Transaction, Usage

if TYPE_CHECKING:
    from immo_pages.models import PropertyPage

#: Where the sources do not tell since when.
ALWAYS = date(1900, 1, 1)

#: E: read in full. D: seen on thousands of real adverts. K: known, no page found: unverified.
#: house: no law but what this product asks of every advert.
Status = Literal["E", "D", "K", "house"]


class GapLevel(StrEnum):
    """An error keeps the advert off the air, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(StrEnum):
    """Where what is missing is mended."""

    FIELD = "field"
    BLOCK = "block"
    AGENCY = "agency"


@dataclass(frozen=True)
class Source:
    """Where a rule was read, and how sure we are."""

    law: Any
    name: Any
    status: Status


@dataclass(frozen=True)
class Case:
    """An advert on a day: what a rule looks at. The columns are the mirrored ones: no query."""

    page: Any
    on: date

    @cached_property
    def agency(self) -> Agency | None:
        """Who advertises, from the map of agencies; None for a page that has no place yet."""
        if self.page.path and (found := agency_of(self.page)):
            return found
        known: Agency | None = self.page._state.fields_cache.get("agency")
        return known

    @cached_property
    def certificate_warnings(self) -> dict[str, str]:
        """Code and sentence of what looks wrong on the certificate."""
        from immo_pages.advert_rules.certificate import warnings_of_columns  # it stands on us

        return warnings_of_columns(self.page, on=self.on)


@dataclass(frozen=True)
class AdvertRule:
    """One mention an advert must hold. ``missing(case)`` is true when it does not.

    ``field`` is a column, ``body`` for what a block mends, a field of the agency's settings for
    the place "agency". Empty sets of regions, categories, usages and transactions mean all.
    """

    code: str
    level: GapLevel
    missing: Callable[[Case], bool]
    message: Any
    remedy: Any
    field: str
    origin: Source
    block: str = ""
    place: Place = Place.FIELD
    regions: frozenset[Region] = frozenset()
    categories: frozenset[Category] = frozenset()
    usages: frozenset[Usage] = frozenset()
    transactions: frozenset[Transaction] = frozenset()
    valid_from: date = ALWAYS
    valid_to: date | None = None
    says: Callable[[Case], str] | None = None

    @property
    def law(self) -> str:
        """Text of law, or the name of this product for a rule of its own."""
        return str(self.origin.law)

    @property
    def source(self) -> str:
        """Where the rule was read."""
        return str(self.origin.name)

    @property
    def unverified(self) -> bool:
        """Whether nobody has read the law or a page that quotes it."""
        return self.origin.status == "K"

    def applies(self, page: "PropertyPage", on: date) -> bool:
        """Whether the rule is in force that day for a property like ``page``."""
        concerned = (
            (self.regions, page.region),
            (self.categories, page.category),
            (self.usages, page.usage),
            (self.transactions, page.transaction),
        )
        in_time = self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
        return in_time and all(not wanted or value in wanted for wanted, value in concerned)

    def text(self, case: Case) -> str:
        """What is missing, in the active language."""
        return self.says(case) if self.says else str(self.message)


def error(code: str, **parts: Any) -> AdvertRule:
    """A rule that keeps the advert off the air: read in full, or our own."""
    return AdvertRule(code=code, level=GapLevel.ERROR, **parts)


def warning(code: str, **parts: Any) -> AdvertRule:
    """A rule that only advises."""
    return AdvertRule(code=code, level=GapLevel.WARNING, **parts)

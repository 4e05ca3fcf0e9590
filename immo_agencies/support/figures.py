"""What an operator may know of agencies that have not let her in: names, state, counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from immo_agencies.extension_points import agency_figures
from immo_agencies.models import Agency
from immo_agencies.models.membership import in_force


@dataclass(frozen=True)
class Figures:
    """Counts of several agencies: label -> key of the agency -> number."""

    by_label: Mapping[Any, Mapping[int, int]]

    @property
    def labels(self) -> list[Any]:
        """In the order in which the rooms answered."""
        return list(self.by_label)

    def of(self, agency: Agency) -> list[tuple[Any, int]]:
        """Each label with the number of ``agency``."""
        return [(label, numbers.get(agency.pk, 0)) for label, numbers in self.by_label.items()]


def figures_of(agencies: Iterable[Agency]) -> Figures:
    """What the rooms above count; the same number of queries for any number of agencies."""
    return Figures(agency_figures([agency.pk for agency in agencies]))


def agencies_with_counts() -> QuerySet[Agency]:
    """Agencies with ``people``: how many memberships are in force."""
    people = Count("members", filter=in_force(prefix="members__"), distinct=True)
    return Agency.objects.annotate(people=people)

"""Kinds of values for the arguments of an address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from tests.isolation.world import ABSENT, AgencyWorld


@dataclass(frozen=True)
class Id:
    """A value that belongs to an agency: key of a named row, of a model's first row, or computed.

    A row of the same name that belongs to the asking person herself comes first.
    """

    named: str = ""
    model: str = ""
    compute: Callable[[AgencyWorld], Any] | None = None
    absent: Any = ABSENT

    def of(self, agency: AgencyWorld) -> Any:
        """The value of ``agency``."""
        if self.compute is not None:
            return self.compute(agency)
        return agency.pk(self.named) if self.named else agency.first(self.model)


@dataclass(frozen=True)
class Secret(Id):
    """A value that opens for whoever knows it: nobody asks with that of another agency."""


@dataclass(frozen=True)
class Fixed:
    """A value that names nothing an agency owns: a kind, a mode, a language."""

    value: Any


@dataclass(frozen=True)
class Shared:
    """Key of a row that all agencies share."""

    model: str

    def key(self) -> Any:
        """Key of the oldest row."""
        model = apps.get_model(self.model)
        return model._base_manager.order_by("pk").values_list("pk", flat=True).first()


@dataclass(frozen=True)
class Named:
    """A word by which everybody may name the agency asked about; the row has ``names_agency``."""

    compute: Callable[[AgencyWorld], Any]


Value = Id | Fixed | Shared | Named

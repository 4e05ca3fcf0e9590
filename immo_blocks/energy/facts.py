"""What a certificate says, read from a raw block value; the one place that interprets it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from immo_blocks.energy.parse import code_of, date_of, decimal_of, key_of, text_of, year_of
from immo_blocks.energy.scales import EnergyClass, EnergyScale, UnknownJurisdiction, scale_for
from immo_blocks.energy.vocabulary import EnergyStatus

#: Certificates are valid ten years in the three Belgian regions, FR, DE, NL and LU (domain.md 1.2).
VALID_YEARS = 10
#: France: adverts of these classes say "logement à consommation énergétique excessive".
_EXCESSIVE = {"fr": frozenset({"F", "G"})}


def is_excessive(jurisdiction: str, letter: str) -> bool:
    """Whether the law of ``jurisdiction`` wants the consumption called excessive."""
    return letter in _EXCESSIVE.get(jurisdiction, ())


@dataclass(frozen=True)
class EnergyFacts:
    """A certificate: letter, figures in kWh/m².year, kWh/year and kg CO₂/m².year, dates.

    ``cost_min`` and ``cost_max`` are EUR a year at the prices of ``cost_year`` (France);
    ``kind`` is what the figure rests on (Germany).
    """

    jurisdiction: str = ""
    status: str = ""
    energy_class: str = ""
    kwh_m2_year: Decimal | None = None
    total_kwh_year: Decimal | None = None
    co2_kg_m2_year: Decimal | None = None
    certificate_number: str = ""
    issued_on: date | None = None
    valid_until: date | None = None
    exemption_reason: str = ""
    document_id: int | None = None
    ghg_class: str = ""
    kind: str = ""
    cost_min: Decimal | None = None
    cost_max: Decimal | None = None
    cost_year: int | None = None

    @classmethod
    def from_raw(cls, value: Any) -> "EnergyFacts":
        """Facts of a raw or native block value; what cannot be read counts as blank."""
        raw = value if isinstance(value, dict) else {}
        return cls(
            jurisdiction=text_of(raw.get("jurisdiction"), 10),
            status=text_of(raw.get("status"), 20),
            energy_class=code_of(raw.get("energy_class")),
            kwh_m2_year=decimal_of(raw.get("kwh_m2_year"), digits=10),
            total_kwh_year=decimal_of(raw.get("total_kwh_year"), digits=12),
            co2_kg_m2_year=decimal_of(raw.get("co2_kg_m2_year"), digits=10),
            certificate_number=text_of(raw.get("certificate_number"), 60),
            issued_on=date_of(raw.get("issued_on")),
            valid_until=date_of(raw.get("valid_until")),
            exemption_reason=text_of(raw.get("exemption_reason"), 1000),
            document_id=key_of(raw.get("document")),
            ghg_class=code_of(raw.get("ghg_class")),
            kind=text_of(raw.get("kind"), 20),
            cost_min=decimal_of(raw.get("cost_min"), digits=10),
            cost_max=decimal_of(raw.get("cost_max"), digits=10),
            cost_year=year_of(raw.get("cost_year")),
        )

    @property
    def scale(self) -> EnergyScale | None:
        """Scale in force when the certificate was issued, else the newest; None if unknown."""
        try:
            return scale_for(self.jurisdiction, on=self.issued_on or date.max)
        except UnknownJurisdiction:
            return None

    @property
    def class_of_letter(self) -> EnergyClass | None:
        """The class the certificate names."""
        scale = self.scale
        return scale.get(self.energy_class) if scale else None

    @property
    def class_of_figure(self) -> EnergyClass | None:
        """The class the figures would give."""
        scale, kwh = self.scale, self.kwh_m2_year
        if scale is None or kwh is None:
            return None
        return scale.class_for_figures(kwh, self.co2_kg_m2_year)

    @property
    def shown_class(self) -> EnergyClass | None:
        """The class to show: the certificate's letter wins over the figure (domain.md, trap 3)."""
        return self.class_of_letter if self.energy_class else self.class_of_figure

    @property
    def main_class(self) -> str:
        """Letter without sub-class, as portals and filters use it; blank if unknown."""
        shown = self.shown_class
        return shown.main_letter if shown else ""

    @property
    def disagreement(self) -> bool:
        """Letter and figure name different classes; a bare main letter covers its sub-classes."""
        letter, figure = self.class_of_letter, self.class_of_figure
        if letter is None or figure is None or letter == figure:
            return False
        covers = letter.letter == letter.main_letter == figure.main_letter
        return not covers

    @property
    def effective_valid_until(self) -> date | None:
        """End of validity as entered, else ten years after the day of issue."""
        if self.valid_until or not self.issued_on:
            return self.valid_until
        year = min(self.issued_on.year + VALID_YEARS, date.max.year)
        try:
            return self.issued_on.replace(year=year)
        except ValueError:  # 29 February
            return self.issued_on.replace(year=year, day=28)

    def is_expired(self, on: date) -> bool:
        """Whether the certificate is no longer valid on a day."""
        if self.status == EnergyStatus.EXPIRED:
            return True
        end = self.effective_valid_until
        return end is not None and end < on

    @property
    def has_certificate(self) -> bool:
        """Whether there is a class to show from a certificate, valid or expired."""
        stated = self.status in ("", EnergyStatus.VALID, EnergyStatus.EXPIRED)
        return stated and self.shown_class is not None

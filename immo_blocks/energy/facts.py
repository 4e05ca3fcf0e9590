"""What a certificate says, read from a raw block value; the one place that interprets it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from immo_blocks.energy import vocabulary as v
from immo_blocks.energy.parse import (
    among,
    code_of,
    date_of,
    decimal_of,
    key_of,
    text_of,
    whole_of,
    year_of,
)
from immo_blocks.energy.scales import EnergyClass, EnergyScale, UnknownJurisdiction, scale_for
from immo_blocks.energy.vocabulary import OTHER_CERTIFICATES, EnergyStatus

#: Certificates are valid ten years in the three Belgian regions, FR, DE, NL and LU (domain.md 1.2).
VALID_YEARS = 10
#: Lowest and highest E and K level; a house that feeds the grid goes below 0.
LEVELS = (-500, 1000)
#: France: adverts of these classes say "logement à consommation énergétique excessive".
_EXCESSIVE = {"fr": frozenset({"F", "G"})}


def is_excessive(jurisdiction: str, letter: str) -> bool:
    """Whether the law of ``jurisdiction`` wants the consumption called excessive."""
    return letter in _EXCESSIVE.get(jurisdiction, ())


@dataclass(frozen=True)
class EnergyFacts:
    """A certificate: letter, figures in kWh/m².year, kWh/year and kg CO₂/m².year, dates.

    ``cost_min`` and ``cost_max`` are EUR a year at the prices of ``cost_year`` (France);
    ``kind`` is what the figure rests on (Germany); ``cold_zone`` that the dwelling stands in a zone
    with a scale of its own (France: H1b, H1c, H2d above 800 m); ``heat_class`` is a letter of
    Luxembourg; ``e_level`` and ``k_level`` are those of new buildings in Belgium. The last five
    are the indicators of Wallonia.
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
    building_kind: str = ""
    cold_zone: bool = False
    heat_class: str = ""
    e_level: int | None = None
    k_level: int | None = None
    heat_demand: str = ""
    heating_quality: str = ""
    hot_water_quality: str = ""
    ventilation: str = ""
    renewables: tuple[str, ...] = ()

    @classmethod
    def from_raw(cls, value: Any) -> "EnergyFacts":
        """Facts of a raw or native block value; what cannot be read counts as blank.

        So do classes and figures of buildings whose certificates have another scale.
        """
        raw = dict(value) if isinstance(value, dict) else {}
        if raw.get("building_kind") in OTHER_CERTIFICATES:
            raw = {name: part for name, part in raw.items() if name not in OF_THE_SCALE}
        return cls(**_certificate(raw), **_beside(raw))

    @property
    def scale(self) -> EnergyScale | None:
        """Scale in force when the certificate was issued, else the newest; None if unknown."""
        try:
            scale = scale_for(self.jurisdiction, on=self.issued_on or date.max)
        except UnknownJurisdiction:
            return None
        return scale.cold if self.cold_zone and scale.cold else scale

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
    def sub_class(self) -> str:
        """Letter with its sub-class where the scale has some (Brussels: ``D+``); else blank."""
        shown = self.shown_class
        return shown.letter if shown and self.scale and self.scale.has_sub_classes else ""

    @property
    def shown_climate(self) -> EnergyClass | None:
        """The climate class: its letter, else what the CO₂ figure gives."""
        scale = self.scale
        if scale is None:
            return None
        if self.ghg_class or self.co2_kg_m2_year is None:
            return next((one for one in scale.climate if one.letter == self.ghg_class), None)
        return scale.climate_class_for(self.co2_kg_m2_year)

    @property
    def is_other_building(self) -> bool:
        """Whether the certificate is of a building whose classes the scale does not know."""
        return self.building_kind in OTHER_CERTIFICATES

    @property
    def awaits_certificate(self) -> bool:
        """A dwelling being built, whose first certificate comes when it stands."""
        return self.building_kind == v.BuildingKind.NEW_BUILD and self.shown_class is None

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


#: Parts that only mean something on a scale of dwellings.
OF_THE_SCALE = frozenset(
    {"energy_class", "kwh_m2_year", "co2_kg_m2_year", "ghg_class", "heat_class"}
)


def _certificate(raw: dict[str, Any]) -> dict[str, Any]:
    return {
        "jurisdiction": text_of(raw.get("jurisdiction"), 10),
        "status": text_of(raw.get("status"), 20),
        "energy_class": code_of(raw.get("energy_class")),
        "kwh_m2_year": decimal_of(raw.get("kwh_m2_year"), digits=10),
        "total_kwh_year": decimal_of(raw.get("total_kwh_year"), digits=12),
        "co2_kg_m2_year": decimal_of(raw.get("co2_kg_m2_year"), digits=10),
        "certificate_number": text_of(raw.get("certificate_number"), 60),
        "issued_on": date_of(raw.get("issued_on")),
        "valid_until": date_of(raw.get("valid_until")),
        "exemption_reason": text_of(raw.get("exemption_reason"), 1000),
        "document_id": key_of(raw.get("document")),
        "ghg_class": code_of(raw.get("ghg_class")),
        "heat_class": code_of(raw.get("heat_class")),
        "building_kind": _building_kind(raw),
    }


def _building_kind(raw: dict[str, Any]) -> str:
    """A dwelling unless said otherwise; blank where nothing is said at all."""
    told = among(raw.get("building_kind"), v.BuildingKind.values)
    return told or (
        v.BuildingKind.RESIDENTIAL.value if text_of(raw.get("jurisdiction"), 10) else ""
    )


def _beside(raw: dict[str, Any]) -> dict[str, Any]:
    """What only some jurisdictions ask for."""
    used = raw.get("renewables")
    used = used if isinstance(used, list | tuple) else ()
    return {
        "kind": text_of(raw.get("kind"), 20),
        "cost_min": decimal_of(raw.get("cost_min"), digits=10),
        "cost_max": decimal_of(raw.get("cost_max"), digits=10),
        "cost_year": year_of(raw.get("cost_year")),
        "cold_zone": raw.get("cold_zone") is True,
        "e_level": whole_of(raw.get("e_level"), *LEVELS),
        "k_level": whole_of(raw.get("k_level"), *LEVELS),
        "heat_demand": among(raw.get("heat_demand"), v.HeatDemand.values),
        "heating_quality": among(raw.get("heating_quality"), v.Performance.values),
        "hot_water_quality": among(raw.get("hot_water_quality"), v.Performance.values),
        "ventilation": among(raw.get("ventilation"), v.Ventilation.values),
        "renewables": tuple(code for code in v.Renewable.values if code in used),
    }

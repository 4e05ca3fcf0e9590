"""The native value of an energy block, with typed properties beside the raw fields."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils import timezone
from wagtail.blocks import StructValue

from immo_blocks.energy.facts import EnergyFacts, is_excessive
from immo_blocks.energy.indicators import Indicator, indicators_of
from immo_blocks.energy.scales import EnergyClass, EnergyScale
from immo_blocks.energy.tracks import tracks_of
from immo_blocks.energy.vocabulary import BuildingKind, EnergyStatus
from immo_blocks.energy.warnings import EnergyWarning, warnings_of
from immo_blocks.energy.words import (
    certificate_text,
    co2_text,
    figure_text,
    rows_abroad,
    rows_of_new_build,
    total_text,
)
from immo_blocks.media import DocumentFacts, document_facts


class EnergyValue(StructValue):
    """A certificate; figures in kWh/m².year, kWh/year and kg CO₂/m².year."""

    @cached_property
    def facts(self) -> EnergyFacts:
        """What the certificate says, interpreted."""
        return EnergyFacts.from_raw(self)

    @property
    def scale(self) -> EnergyScale | None:
        """Scale of the jurisdiction, None while it is blank."""
        return self.facts.scale

    @property
    def shown_class(self) -> EnergyClass | None:
        """The class to show: the letter of the certificate wins over the figure."""
        return self.facts.shown_class

    @property
    def kwh_m2_year(self) -> Decimal | None:
        """Specific consumption in kWh/m².year."""
        return self.facts.kwh_m2_year

    @property
    def disagreement(self) -> bool:
        """Whether letter and figure name different classes."""
        return self.facts.disagreement

    @property
    def effective_valid_until(self) -> date | None:
        """End of validity as entered, else ten years after the day of issue."""
        return self.facts.effective_valid_until

    @property
    def expired(self) -> bool:
        """Whether the certificate is no longer valid today."""
        return self.facts.is_expired(timezone.localdate())

    @property
    def warnings(self) -> list[EnergyWarning]:
        """All that deserves a second look today."""
        return warnings_of(self.facts, on=timezone.localdate())

    @property
    def document_facts(self) -> DocumentFacts | None:
        """The certificate as a document, as visitors may know it."""
        document = self.get("document")
        return None if document is None else document_facts(document)

    @property
    def label(self) -> str:
        """``PEB : classe D, 301 kWh/m².an`` in the active language."""
        return certificate_text(self.facts)

    @property
    def rows(self) -> list[tuple[Any, str]]:
        """Figures with their words and units, for a description list."""
        facts, scale = self.facts, self.facts.scale
        if scale is None:
            return []
        rows = [
            (scale.words.consumption, facts.kwh_m2_year, figure_text),
            (scale.words.total, facts.total_kwh_year, total_text),
            ("CO₂", facts.co2_kg_m2_year, co2_text),
        ]
        texts = [(word, write(amount)) for word, amount, write in rows if amount is not None]
        texts += rows_of_new_build(facts)
        if facts.certificate_number:
            texts.append((scale.words.number, facts.certificate_number))
        return [*texts, *rows_abroad(facts)]

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to list."""
        return bool(self.rows or self.shown_class or self.effective_valid_until)

    @property
    def is_told(self) -> bool:
        """Whether visitors see anything: a class, why there is none, or the certificate itself."""
        facts = self.facts
        none_needed = facts.status in (EnergyStatus.EXEMPT, EnergyStatus.NOT_REQUIRED)
        shown = facts.is_other_building and facts.status != EnergyStatus.MISSING
        return facts.has_certificate or none_needed or shown or facts.awaits_certificate

    @property
    def building_kind_label(self) -> str:
        """The kind of building in words."""
        kinds = dict(BuildingKind.choices)
        return str(kinds.get(self.facts.building_kind, ""))

    @property
    def scale_count(self) -> int:
        """How many scales are drawn: France has two, Luxembourg up to three."""
        return len(tracks_of(self.facts))

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators of a Walloon certificate, those that are told."""
        return indicators_of(self.facts) if self.facts.jurisdiction == "be-wal" else []

    @property
    def excessive(self) -> bool:
        """Whether the advert must say that the consumption is excessive (France)."""
        shown = self.shown_class
        return shown is not None and is_excessive(self.facts.jurisdiction, shown.letter)

"""The five indicators of a Walloon certificate: heat, heating, hot water, ventilation, renewables.

The levels are those of the certificates of Wallonia; no text of law was read (background knowledge,
research/domain.md 1.4 names the five only).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from immo_blocks.energy import vocabulary as v

if TYPE_CHECKING:
    from immo_blocks.energy.facts import EnergyFacts

_LEVELS: tuple[tuple[str, str | Promise, type[v.models.TextChoices]], ...] = (
    ("heat_demand", _("heat demand of the dwelling"), v.HeatDemand),
    ("heating_quality", _("performance of the heating"), v.Performance),
    ("hot_water_quality", _("performance of the hot water"), v.Performance),
    ("ventilation", _("ventilation system"), v.Ventilation),
)
#: Steps of the drawing of an indicator.
STEPS = 5


@dataclass(frozen=True)
class Indicator:
    """One indicator in words; ``level`` 1 (worst) to 5 (best), 0 where it has none."""

    code: str
    label: str
    text: str
    level: int

    @property
    def steps(self) -> tuple[tuple[int, bool], ...]:
        """Left edge of each step of the drawing and whether it is filled."""
        return tuple((1 + step * 14, step < self.level) for step in range(STEPS))


def indicators_of(facts: "EnergyFacts") -> list[Indicator]:
    """Those that are told, in the active language."""
    found = []
    for code, label, words in _LEVELS:
        value = getattr(facts, code)
        if value in words.values:
            level = STEPS - words.values.index(value)
            found.append(Indicator(code, str(label), str(words(value).label), level))
    used = [str(v.Renewable(one).label) for one in facts.renewables]
    if used:
        found.append(Indicator("renewables", str(_("renewable energy")), ", ".join(used), 0))
    return found

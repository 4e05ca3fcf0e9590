import pytest
import time_machine
from django.core.exceptions import ValidationError

from immo_blocks.energy.block import EnergyBlock
from tests.immo_blocks.conftest import energy

pytestmark = pytest.mark.django_db


def value(**fields):
    return EnergyBlock().to_python(energy(**fields)["value"])


def errors(**fields):
    with pytest.raises(ValidationError) as caught:
        EnergyBlock().clean(value(**fields))
    return set(caught.value.block_errors)


def test_letters_are_written_as_on_the_certificate():
    assert EnergyBlock().clean(value(energy_class=" a++"))["energy_class"] == "A++"


@pytest.mark.parametrize(
    ("region", "letter"), [("be-vlg", "G"), ("be-vlg", "A++"), ("be-wal", "Z")]
)
def test_a_letter_the_region_does_not_have_is_an_error(region, letter):
    assert errors(jurisdiction=region, energy_class=letter) == {"energy_class"}


def test_a_letter_against_the_figure_is_a_warning_only():
    cleaned = EnergyBlock().clean(value(energy_class="A", kwh_m2_year="400"))
    assert cleaned.disagreement
    assert [warning.code for warning in cleaned.warnings] == ["disagreement"]


def test_an_implausible_figure_is_a_warning_only():
    cleaned = EnergyBlock().clean(value(energy_class="G", kwh_m2_year="38000"))
    assert [warning.code for warning in cleaned.warnings] == ["implausible"]


@time_machine.travel("2026-11-22 12:00")
def test_dates():
    assert errors(issued_on="2026-11-23") == {"issued_on"}
    assert errors(issued_on="2026-11-22", valid_until="2026-11-21") == {"valid_until"}
    assert EnergyBlock().clean(value(issued_on="2026-11-22"))


def test_a_half_filled_draft_is_saved_and_not_published():
    block = EnergyBlock()
    half = block.to_python({"jurisdiction": "", "status": "valid", "energy_class": ""})
    assert block.clean_deferred(half)
    with pytest.raises(ValidationError):
        block.clean(half)

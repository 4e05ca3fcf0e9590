"""Buildings with other certificates, dwellings being built, the indicators of Wallonia."""

import pytest
from django.core.exceptions import ValidationError

from immo_blocks.api.energy import energy_value
from immo_blocks.api.media import MediaIndex
from immo_blocks.api.schema import EnergyValue as EnergySchema
from immo_blocks.energy.block import EnergyBlock
from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.scales import all_scales, scale_for
from immo_blocks.energy.vocabulary import OTHER_CERTIFICATES
from scripts.energy_scales import PAGE, page
from tests.immo_blocks.conftest import energy
from tests.immo_blocks.energy.test_scales import TODAY

pytestmark = pytest.mark.django_db


def value(**fields):
    return EnergyBlock().to_python(energy(**fields)["value"])


def errors(**fields):
    with pytest.raises(ValidationError) as caught:
        EnergyBlock().clean(value(**fields))
    return {name: error.code for name, error in caught.value.block_errors.items()}


def shown(**fields):
    block = EnergyBlock()
    return block.render(value(**fields), {})


BARE = {"energy_class": "", "kwh_m2_year": None}


@pytest.mark.parametrize("kind", sorted(OTHER_CERTIFICATES))
def test_classes_of_other_buildings_are_refused_and_their_certificate_is_not(kind):
    assert errors(building_kind=kind) == {"building_kind": "other_certificate"}
    assert errors(building_kind=kind, **BARE | {"kwh_m2_year": "90"})
    assert EnergyBlock().clean(value(building_kind=kind, **BARE))
    html = shown(building_kind=kind, certificate_number="20200312-0002237849-GD-1", **BARE)
    assert "20200312-0002237849-GD-1" in html
    assert "<svg" not in html


def test_raw_classes_of_other_buildings_count_as_blank():
    found = EnergyFacts.from_raw(value(building_kind="public", ghg_class="A"))
    assert (found.energy_class, found.kwh_m2_year, found.ghg_class) == ("", None, "")
    assert not found.has_certificate


def test_a_dwelling_being_built_says_so_and_invents_no_figure():
    raw = {"status": "missing", "building_kind": "new_build", "e_level": -5, "k_level": 40, **BARE}
    html = shown(jurisdiction="be-vlg", **raw)
    assert "E-5" in html
    assert "K40" in html
    assert "<svg" not in html
    assert not shown(jurisdiction="be-vlg", status="missing", **BARE).strip()


def test_the_indicators_of_wallonia_are_drawn_in_words_and_steps():
    told = {"heat_demand": "minimal", "ventilation": "absent", "renewables": ["heat_pump"]}
    found = value(**told).indicators
    assert [(one.code, one.level) for one in found] == [
        ("heat_demand", 5),
        ("ventilation", 1),
        ("renewables", 0),
    ]
    assert shown(**told).count("immo-indicators__item") == 3
    assert "immo-indicators" not in shown(jurisdiction="be-bru", **told)
    assert not value(heat_demand="none", renewables=["coal"]).indicators


@pytest.mark.parametrize(("name", "region"), [("ghg_class", "fr"), ("heat_class", "lu")])
def test_letters_of_the_other_scales_are_checked_too(name, region):
    assert errors(jurisdiction=region, **{name: "Z"}) == {name: "letter"}


@pytest.mark.parametrize("status", ["exempt", "not_required"])
def test_the_reason_is_told(status):
    assert "Smaller than 50" in shown(status=status, exemption_reason="Smaller than 50 m².", **BARE)


def test_the_excessive_mention_follows_the_class_that_is_shown():
    by_figure = value(jurisdiction="fr", kwh_m2_year="430", co2_kg_m2_year="5", energy_class="")
    assert by_figure.excessive
    assert not value(jurisdiction="fr", energy_class="E").excessive


@pytest.mark.parametrize(
    "scale", all_scales(), ids=lambda one: f"{one.jurisdiction}-{one.valid_from}"
)
def test_programs_get_all_that_a_drawing_shows(scale):
    raw = {
        "jurisdiction": scale.jurisdiction,
        "energy_class": scale.classes[2].letter,
        "ghg_class": scale.climate[1].letter if scale.climate else "",
        "heat_demand": "low",
        "issued_on": str(scale.valid_to or ""),
    }
    said = EnergySchema.model_validate(energy_value(raw, MediaIndex({}, {})))
    letters = [one.letter for one in said.scales[0].classes]
    assert letters == [one.letter for one in scale.classes]
    assert [one.code for one in said.scales] == ["energy", *(["climate"] if scale.climate else [])]
    assert said.unverified is scale.unverified
    assert said.indicators[0].level == 4
    assert said.building_kind == "residential"


def test_sub_classes_have_a_main_class():
    said = energy_value({"jurisdiction": "be-bru", "energy_class": "D+"}, MediaIndex({}, {}))
    assert (said["main_class"], said["sub_class"]) == ("D", "D+")
    assert (
        energy_value({"jurisdiction": "be-wal", "energy_class": "A+"}, MediaIndex({}, {}))[
            "sub_class"
        ]
        == ""
    )


def test_the_neighbours_are_marked_until_somebody_reads_the_law():
    unverified = {
        scale.jurisdiction for scale in all_scales() if scale.valid_to is None and scale.unverified
    }
    assert unverified == {"de", "nl", "lu"}
    assert not scale_for("fr", TODAY).unverified


def test_the_page_of_the_scales_is_what_the_code_says():
    assert PAGE.read_text() == page(), "run `make energy-scales`"

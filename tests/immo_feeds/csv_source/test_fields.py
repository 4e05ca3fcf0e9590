"""The facts a file may fill are the columns of a property, no more and no less."""

import pytest
from django.db import models

from immo_blocks.energy.block import EnergyBlock
from immo_feeds.csv_source.fields import ENERGY_FIELDS, FIELDS, REFERENCE, TEXT_FIELDS, Type
from immo_pages.models import PropertyPage, mixins

MIXINS = (
    mixins.FactsMixin,
    mixins.PriceMixin,
    mixins.LocationMixin,
    mixins.LegalMixin,
    mixins.PublicationMixin,
)
# Filled elsewhere: by the writer, by [features] and [texts], or by nothing a row can say.
ELSEWHERE = {"reference", "external_ids", "features", "summary", "energy_sources"}
COLUMNS = {
    column.name: column
    for mixin in MIXINS
    for column in mixin._meta.local_fields
    if column.editable and column.name not in ELSEWHERE
}
KINDS: dict[Type, tuple[type[models.Field], ...]] = {
    Type.INTEGER: (models.PositiveSmallIntegerField, models.SmallIntegerField),
    Type.YEAR: (models.PositiveSmallIntegerField,),
    Type.DECIMAL: (models.DecimalField,),
    Type.BOOLEAN: (models.BooleanField,),
    Type.DATE: (models.DateField,),
    Type.TEXT: (models.CharField, models.TextField),
    Type.CHOICE: (models.CharField,),
}


def test_every_column_can_be_filled() -> None:
    assert set(FIELDS) - {"region"} == set(COLUMNS)


@pytest.mark.parametrize("name", sorted(set(FIELDS) - {"region"}))
def test_a_field_fits_its_column(name: str) -> None:
    field, column = FIELDS[name], COLUMNS[name]
    assert isinstance(column, KINDS[field.kind])
    if column.choices:
        assert field.choices is not None
        assert field.choices.choices == list(column.choices)
    if field.kind is Type.TEXT and column.max_length:
        assert field.max_length == column.max_length
    if isinstance(column, models.DecimalField):
        assert field.decimal_places == column.decimal_places
        assert field.maximum is not None
        assert field.maximum < 10 ** (column.max_digits - column.decimal_places)
    if not field.required:
        assert field.empty == (column.get_default() if not column.null else None)


def test_texts_and_reference_fit_their_columns() -> None:
    for field in (REFERENCE, TEXT_FIELDS["title"], TEXT_FIELDS["summary"]):
        assert field.max_length == PropertyPage._meta.get_field(field.name).max_length


def test_energy_fields_are_those_of_the_block() -> None:
    asked = set(EnergyBlock().child_blocks)
    # A list of installations stands in no cell.
    assert set(ENERGY_FIELDS) == asked - {
        "jurisdiction", "status", "exemption_reason", "document", "renewables"
    }  # fmt: skip

"""Rows of another agency cannot be chosen, whatever the widget of the field."""

import pytest
from django.forms import modelform_factory

from immo_agencies.forms import AgencyModelForm
from immo_pages.models import Agent

AgentForm = modelform_factory(Agent, form=AgencyModelForm, fields=["name", "photo"])


@pytest.mark.parametrize("owner", ["own", "foreign"])
def test_a_photo_of_another_agency_is_refused(agency, other_agency, make_photo, owner):
    photo = make_photo(agency if owner == "own" else other_agency)
    form = AgentForm({"name": "Aline", "photo": photo.pk}, agency=agency)
    assert form.is_valid() is (owner == "own")
    absent = AgentForm({"name": "Aline", "photo": 999_999}, agency=agency)
    if owner == "foreign":
        assert [e.code for e in form.errors.as_data()["photo"]] == [
            e.code for e in absent.errors.as_data()["photo"]
        ]

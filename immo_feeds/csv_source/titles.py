"""Titles in the language of the page: “Maison 3 chambres à Namur”, “Duplex in Gent”."""

from collections.abc import Mapping
from string import Formatter
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from immo_pages.titles import LONGEST_TITLE, title_of

TEMPLATE_NAMES = ("kind", "bedrooms", "city", "street", "reference")

SUBTYPES: dict[str, Promise] = {
    "villa": pgettext_lazy("title", "Villa"),
    "town_house": pgettext_lazy("title", "Town house"),
    "terraced": pgettext_lazy("title", "Terraced house"),
    "bungalow": pgettext_lazy("title", "Bungalow"),
    "farmhouse": pgettext_lazy("title", "Farmhouse"),
    "chalet": pgettext_lazy("title", "Chalet"),
    "castle": pgettext_lazy("title", "Castle"),
    "mansion": pgettext_lazy("title", "Mansion"),
    "mixed_use": pgettext_lazy("title", "Mixed-use building"),
    "studio": pgettext_lazy("title", "Studio"),
    "duplex": pgettext_lazy("title", "Duplex"),
    "triplex": pgettext_lazy("title", "Triplex"),
    "penthouse": pgettext_lazy("title", "Penthouse"),
    "loft": pgettext_lazy("title", "Loft"),
    "ground_floor": pgettext_lazy("title", "Ground-floor apartment"),
    "student_room": pgettext_lazy("title", "Student room"),
    "service_flat": pgettext_lazy("title", "Service flat"),
    "building_plot": pgettext_lazy("title", "Building plot"),
}
CATEGORIES: dict[str, Promise] = {
    "house": pgettext_lazy("title", "House"),
    "apartment": pgettext_lazy("title", "Apartment"),
    "land": pgettext_lazy("title", "Land"),
    "parking": pgettext_lazy("title", "Garage or parking space"),
    "office": pgettext_lazy("title", "Office"),
    "commercial": pgettext_lazy("title", "Commercial premises"),
    "industrial": pgettext_lazy("title", "Industrial building"),
    "investment": pgettext_lazy("title", "Investment property"),
}
PROPERTY = pgettext_lazy("title", "Property")

AVAILABILITY: dict[str, Promise] = {
    "at_deed": gettext_lazy("at the deed"),
    "immediately": gettext_lazy("immediately"),
    "to_be_agreed": gettext_lazy("to be agreed"),
}


def title_for(values: Mapping[str, Any], language: str) -> str:
    """The title of a property: kind, bedrooms, city; at most 255 characters."""
    with override(language):
        noun = kind_of(values)
    return title_of(noun, values, language)


def kind_of(values: Mapping[str, Any]) -> str:
    """The noun for a property, in the active language."""
    noun = SUBTYPES.get(values.get("subtype") or "") or CATEGORIES.get(values.get("category") or "")
    return str(noun or PROPERTY)


def availability_text(code: str, language: str) -> str:
    """The wording of an availability code of the mapping."""
    with override(language):
        return str(AVAILABILITY[code])


def fill_template(template: str, values: Mapping[str, Any], reference: str, language: str) -> str:
    """A title in the agency's own words; what is unknown leaves no gap."""
    with override(language):
        names = {name: values.get(name) or "" for name in TEMPLATE_NAMES}
        names |= {"kind": kind_of(values), "reference": reference}
    return " ".join(template.format(**names).split())[:LONGEST_TITLE]


def template_fault(template: object) -> str:
    """What is wrong with a title template; “” when nothing is."""
    if not isinstance(template, str):
        return str(template)
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return template
    names = [(name, spec, conv) for _text, name, spec, conv in parts if name is not None]
    wrong = [name for name, spec, conv in names if name not in TEMPLATE_NAMES or spec or conv]
    return template if wrong else ""

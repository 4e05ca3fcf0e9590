"""The three templates every agency starts with, in each of its languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from immo_agencies.models import Agency
from immo_agencies.scope import agency_scope
from immo_pages.composing.prepared import Raw, prepared_body
from immo_pages.models import PropertyTemplate
from immo_pages.vocabulary import Category, Subtype, Transaction, Usage

_ENERGY: Raw = {"type": "energy", "value": {"jurisdiction": ""}}
_GALLERY: Raw = {"type": "gallery", "value": {"title": "", "photos": []}}
_LOCATION: Raw = {"type": "location", "value": {"text": "", "show_map": True}}
_DOCUMENTS: Raw = {"type": "documents", "value": {"title": "", "documents": []}}


@dataclass(frozen=True)
class Prepared:
    """Name, facts and headings of a template; under each heading a text is to be written."""

    name: Any
    facts: dict[str, Any]
    headings: tuple[Any, ...]
    has_certificate: bool = True

    def body(self) -> list[Raw]:
        """Raw blocks, headings in the active language."""
        texts = [block for heading in self.headings for block in _chapter(str(heading))]
        certificate = [_ENERGY] if self.has_certificate else []
        return [_GALLERY, *texts, *certificate, _LOCATION, _DOCUMENTS]


PREPARED = (
    Prepared(
        name=_("Apartment to let"),
        facts={
            "transaction": Transaction.RENT.value,
            "category": Category.APARTMENT.value,
            "usage": Usage.RESIDENTIAL.value,
        },
        headings=(_("The apartment"), _("The building"), _("Rent, charges and lease")),
    ),
    Prepared(
        name=_("House for sale"),
        facts={
            "transaction": Transaction.SALE.value,
            "category": Category.HOUSE.value,
            "usage": Usage.RESIDENTIAL.value,
        },
        headings=(_("The house"), _("The garden and the surroundings")),
    ),
    Prepared(
        name=_("Building plot"),
        facts={
            "transaction": Transaction.SALE.value,
            "category": Category.LAND.value,
            "subtype": Subtype.BUILDING_PLOT.value,
            "usage": Usage.LAND.value,
        },
        headings=(_("The plot"), _("What may be built")),
        has_certificate=False,
    ),
)


def prepare_templates(agency: Agency, languages: Iterable[str] | None = None) -> int:
    """Give ``agency`` the three in each of ``languages`` (all its own); how many were missing."""
    codes = list(agency.languages if languages is None else languages)
    with agency_scope(agency):
        known = set(PropertyTemplate.objects.values_list("language", "name"))
        new = [t for code in codes for t in _in_language(agency, code)]
        missing = [t for t in new if (t.language, t.name) not in known]
        return len(PropertyTemplate.objects.bulk_create(missing, ignore_conflicts=True))


def _in_language(agency: Agency, code: str) -> list[PropertyTemplate]:
    with override(code):
        return [
            PropertyTemplate(
                agency=agency,
                name=str(one.name),
                language=code,
                transaction=one.facts["transaction"],
                category=one.facts["category"],
                facts=one.facts,
                body=prepared_body(one.body()),
            )
            for one in PREPARED
        ]


def _chapter(heading: str) -> list[Raw]:
    return [
        {"type": "heading", "value": {"text": heading, "level": "h2"}},
        {"type": "rich_text", "value": ""},
    ]

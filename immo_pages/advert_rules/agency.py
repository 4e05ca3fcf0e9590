"""Rules about who advertises: mended in the settings of the agency, once for all adverts."""

from django.utils.translation import gettext_lazy as _

from immo_agencies.models import Agency
from immo_pages.advert_rules import sources
from immo_pages.advert_rules.groups import BELGIUM, FRANCE
from immo_pages.advert_rules.rule import Case, Place, error, warning


def _number_missing(case: Case) -> bool:
    agency = case.agency
    if agency is None or agency.kind == Agency.Kind.DEVELOPER:
        return False
    return not agency.ipi_number


def _imprint_incomplete(case: Case) -> bool:
    agency = case.agency
    if agency is None:
        return False
    missing = set(agency.missing_imprint()) - {"ipi_number"}
    if agency.kind == Agency.Kind.DEVELOPER:
        # Title and insurance are those of a recognised estate agent.
        missing -= {"professional_title", "insurer", "insurance_policy"}
    return bool(missing)


def _siren_missing(case: Case) -> bool:
    return case.agency is not None and not case.agency.vat_number


RULES = (
    error(
        "ipi_number_missing",
        missing=_number_missing,
        message=_("The IPI/BIV number of the agency is missing."),
        remedy=_("Write it in the settings of the agency: every advert shows it."),
        field="ipi_number",
        place=Place.AGENCY,
        regions=BELGIUM,
        origin=sources.IPI_NUMBER,
    ),
    warning(
        "imprint_incomplete",
        missing=_imprint_incomplete,
        message=_("The legal notice of the agency is incomplete."),
        remedy=_("Complete it in the settings of the agency: every site shows it."),
        field="legal_name",
        place=Place.AGENCY,
        regions=BELGIUM,
        origin=sources.IMPRINT,
    ),
    warning(
        "siren_missing",
        missing=_siren_missing,
        message=_("The enterprise number of the agency is missing."),
        remedy=_("Write the VAT number in the settings of the agency: it holds the SIREN."),
        field="vat_number",
        place=Place.AGENCY,
        regions=FRANCE,
        origin=sources.FRANCE_SIREN,
    ),
)

"""Urban planning, flood scores and asbestos: Flanders, Brussels, Wallonia."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_pages.advert_rules import sources
from immo_pages.advert_rules.groups import BRUSSELS, BUILT, FLANDERS, SALES, WALLONIA
from immo_pages.advert_rules.rule import AdvertRule, Case, error, warning
from immo_pages.vocabulary import Answer, Conformity, Transaction

#: Extracts and reports count for a year (domain.md 2).
YEAR = timedelta(days=365)
_FLOOD_SINCE = date(2023, 1, 1)
_LONG_LEASE = 9 * 12
_ASBESTOS_BEFORE = 2001
FIVE_ANSWERS = (
    "planning_permit",
    "land_use",
    "planning_summons",
    "pre_emption_right",
    "subdivision_permit",
)


def is_offered_for_long(case: Case) -> bool:
    """A sale, or a letting of more than nine years."""
    if case.page.transaction == Transaction.RENT:
        return (case.page.lease_months or 0) > _LONG_LEASE
    return case.page.transaction in SALES


def _unanswered(column: str) -> Any:
    def missing(case: Case) -> bool:
        waits = case.page.planning_extract_requested
        return is_offered_for_long(case) and not waits and not getattr(case.page, column)

    return missing


def _awaited(case: Case) -> bool:
    answers = [getattr(case.page, column) for column in FIVE_ANSWERS]
    waits = case.page.planning_extract_requested and not all(answers)
    return is_offered_for_long(case) and (waits or Answer.REQUESTED in answers)


def older_than_a_year(day: date | None, on: date) -> bool:
    """Whether a paper of that day no longer counts."""
    return day is not None and on - day > YEAR


def _no_information(case: Case) -> bool:
    page = case.page
    told = page.planning_information.strip() or page.planning_information_url
    return is_offered_for_long(case) and not told


def _no_destination(case: Case) -> bool:
    return _no_information(case) and not case.page.land_use


def _asbestos_missing(case: Case) -> bool:
    page = case.page
    old = page.year_built is not None and page.year_built < _ASBESTOS_BEFORE
    return old and page.asbestos_certificate in ("", Conformity.NO_REPORT)


def _answer(column: str, message: Any, remedy: Any) -> AdvertRule:
    return error(
        f"{column}_missing",
        missing=_unanswered(column),
        message=message,
        remedy=remedy,
        field=column,
        regions=FLANDERS,
        origin=sources.FLANDERS_PLANNING,
    )


_ASK = _("Choose the answer of the planning extract, or tick “planning extract requested”.")

FLEMISH_PLANNING = (
    _answer("planning_permit", _("The planning permit is not told."), _ASK),
    _answer("land_use", _("The land use is not told."), _ASK),
    _answer("planning_summons", _("Summons and remedial measures are not told."), _ASK),
    _answer("pre_emption_right", _("The pre-emption right is not told."), _ASK),
    _answer("subdivision_permit", _("The subdivision permit is not told."), _ASK),
    warning(
        "planning_answers_awaited",
        missing=_awaited,
        message=_("The planning extract is requested: answers are still to come."),
        remedy=_("Complete the answers when the extract is there."),
        field="planning_extract_requested",
        regions=FLANDERS,
        origin=sources.FLANDERS_PLANNING,
    ),
    warning(
        "planning_extract_old",
        missing=lambda case: (
            is_offered_for_long(case) and older_than_a_year(case.page.planning_extract_on, case.on)
        ),
        message=_("The planning extract is more than a year old."),
        remedy=_("Ask for a new extract."),
        field="planning_extract_on",
        regions=FLANDERS,
        origin=sources.FLANDERS_PLANNING,
    ),
)

FLOODS = (
    error(
        "flood_scores_missing",
        missing=lambda case: not case.page.flood_p_score,
        message=_("The P-score of the plot is missing."),
        remedy=_("Ask the free report of the VMM and choose the P-score."),
        field="flood_p_score",
        regions=FLANDERS,
        valid_from=_FLOOD_SINCE,
        origin=sources.FLANDERS_FLOOD,
    ),
    error(
        "flood_g_score_missing",
        missing=lambda case: not case.page.flood_g_score,
        message=_("The G-score of the building is missing."),
        remedy=_("Ask the free report of the VMM and choose the G-score."),
        field="flood_g_score",
        regions=FLANDERS,
        categories=BUILT,
        valid_from=_FLOOD_SINCE,
        origin=sources.FLANDERS_FLOOD,
    ),
    warning(
        "flood_report_old",
        missing=lambda case: older_than_a_year(case.page.flood_report_on, case.on),
        message=_("The flood report is more than a year old."),
        remedy=_("Ask the free report of the VMM again."),
        field="flood_report_on",
        regions=FLANDERS,
        valid_from=_FLOOD_SINCE,
        origin=sources.FLANDERS_FLOOD,
    ),
)

RULES = (
    *FLEMISH_PLANNING,
    *FLOODS,
    warning(
        "asbestos_certificate_missing",
        missing=_asbestos_missing,
        message=_("The asbestos certificate is missing (building from before 2001)."),
        remedy=_("Choose its conclusion, or “not applicable”."),
        field="asbestos_certificate",
        regions=FLANDERS,
        categories=BUILT,
        transactions=SALES,
        valid_from=date(2022, 11, 23),
        origin=sources.FLANDERS_ASBESTOS,
    ),
    error(
        "planning_information_missing",
        missing=_no_information,
        message=_("The planning destination and the planning information are missing."),
        remedy=_("Write the text of the authority, or the address where visitors read it."),
        field="planning_information",
        regions=BRUSSELS,
        origin=sources.BRUSSELS_PLANNING,
    ),
    warning(
        "planning_destination_missing",
        missing=_no_destination,
        message=_("The planning destination is missing."),
        remedy=_("Choose the land use, or write the planning information."),
        field="land_use",
        regions=WALLONIA,
        transactions=SALES,
        origin=sources.WALLONIA_PLANNING,
    ),
)

"""Hold one version of an advert against every rule of its region, and say what came out."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from immo_agencies.models import Agency
from immo_pages.advert_rules import RULES, AdvertRule
from immo_pages.advert_rules.certificate import RULES as CHECKS
from immo_pages.advert_rules.rule import Case
from immo_pages.compliance.subjects import subject_of, value_of, why_nothing
from immo_pages.formats import date_text
from immo_pages.vocabulary import Category, Region, Transaction, Usage


class State(models.TextChoices):
    """What came out."""

    MISSING = "missing", gettext_lazy("missing")
    PRESENT = "present", gettext_lazy("present")
    NOT_APPLICABLE = "not_applicable", gettext_lazy("not applicable")


@dataclass(frozen=True)
class RuleResult:
    """One rule: what it asks for, what came out, and what the advert says or why nothing."""

    code: str
    subject: str
    state: State
    text: str
    required: bool
    law: str
    source: str
    unverified: bool


def results_of(page: Any, *, on: datetime.date, agency: Agency) -> list[RuleResult]:
    """Results of every rule of the region of ``page``, what is missing first.

    ``page`` is a page as it was saved in a revision, with the columns that mirror its body. Rules
    of other regions say nothing about it and are left out.
    """
    case = Case(page, on)
    results = [_result(rule, case, agency) for rule in RULES if _in_region(rule, page)]
    order = list(State)
    return sorted(_with_one_check(results, page), key=lambda one: order.index(one.state))


def _in_region(rule: AdvertRule, page: Any) -> bool:
    return not rule.regions or page.region in rule.regions


def _result(rule: AdvertRule, case: Case, agency: Agency) -> RuleResult:
    state, text = _judged(rule, case, agency)
    return RuleResult(
        code=rule.code,
        subject=subject_of(rule),
        state=state,
        text=text,
        required=rule.level == "error",
        law=rule.law,
        source=rule.source,
        unverified=rule.unverified,
    )


def _judged(rule: AdvertRule, case: Case, agency: Agency) -> tuple[State, str]:
    if reason := _why_not_concerned(rule, case):
        return State.NOT_APPLICABLE, reason
    if rule.missing(case):
        return State.MISSING, rule.text(case)
    if value := value_of(rule, case.page, agency):
        return State.PRESENT, value
    return State.NOT_APPLICABLE, why_nothing(rule, case.page)


def _why_not_concerned(rule: AdvertRule, case: Case) -> str:
    """Why a rule of the region is not about this property on this day; blank when it is."""
    if rule.valid_from > case.on:
        return _("In force from %(day)s.") % {"day": date_text(rule.valid_from)}
    if rule.valid_to is not None and rule.valid_to < case.on:
        return _("In force until %(day)s.") % {"day": date_text(rule.valid_to)}
    page = case.page
    kinds: tuple[tuple[Any, str, Any], ...] = (
        (rule.categories, page.category, Category),
        (rule.usages, page.usage, Usage),
        (rule.transactions, page.transaction, Transaction),
    )
    for wanted, value, words in kinds:
        if wanted and value not in wanted:
            named = ", ".join(str(one.label) for one in words if one in wanted)
            return _("Only for: %(kinds)s.") % {"kinds": named}
    return ""


def _with_one_check(results: list[RuleResult], page: Any) -> list[RuleResult]:
    """Checks of the certificate that found nothing are one line, not eight."""
    checks = {rule.code: rule for rule in CHECKS}
    passed = [r for r in results if r.code in checks and r.state != State.MISSING]
    others = [r for r in results if r not in passed]
    if not passed:
        return others
    text = _("Checked: %(count)d. Nothing unusual found.") % {"count": len(passed)}
    state = State.PRESENT
    if not page.epc_jurisdiction:
        state, text = State.NOT_APPLICABLE, _("There is no certificate to check.")
    first = passed[0]
    return [
        *others,
        RuleResult(
            code="energy_checks",
            subject=_("Plausibility of the certificate"),
            state=state,
            text=text,
            required=False,
            law=first.law,
            source=first.source,
            unverified=first.unverified,
        ),
    ]


def region_name(page: Any) -> str:
    """The region whose law was asked, in words."""
    return str(Region(page.region).label) if page.region in Region.values else page.region

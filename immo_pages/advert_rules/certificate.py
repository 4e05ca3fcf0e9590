"""What looks wrong on the certificate, told beside the law: warnings, never errors."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_blocks.energy.scales import jurisdiction_choices
from immo_blocks.energy.warnings import warnings_of
from immo_pages.advert_rules import sources
from immo_pages.advert_rules.rule import AdvertRule, Case, Place, warning

_REGIONS = {code for code, _name in jurisdiction_choices()}
_OTHER_REGION = _("The certificate is of another region than the address.")


def warnings_of_columns(page: Any, *, on: date) -> dict[str, str]:
    """Code and sentence of each warning; the expiry is a rule of its own."""
    if not page.epc_jurisdiction:
        return {}
    found = warnings_of(page.energy_facts, on=on, area=page.living_area)
    words = {one.code: one.message for one in found if one.code != "expired"}
    if page.region in _REGIONS and page.region != page.epc_jurisdiction:
        words["other_region"] = str(_OTHER_REGION)
    return words


def _check(code: str, message: Any, remedy: Any) -> AdvertRule:
    return warning(
        f"energy_{code}",
        missing=_has(code),
        says=lambda case: case.certificate_warnings[code],
        message=message,
        remedy=remedy,
        field="body",
        block="energy",
        place=Place.BLOCK,
        origin=sources.SEEN,
    )


def _has(code: str) -> Callable[[Case], bool]:
    return lambda case: code in case.certificate_warnings


_LOOK_AGAIN = _("Compare the energy block with the certificate.")

RULES = (
    _check(
        "implausible",
        _("The consumption per m² is unlikely: is it the total?"),
        _("Write the total consumption in its own field."),
    ),
    _check("disagreement", _("Class and consumption do not agree."), _LOOK_AGAIN),
    _check("total_disagrees", _("Total consumption, area and consumption differ."), _LOOK_AGAIN),
    _check("number_form", _("The certificate number has an unusual form."), _LOOK_AGAIN),
    _check("number_date", _("The certificate number begins with another date."), _LOOK_AGAIN),
    _check("number_future", _("The certificate number is dated in the future."), _LOOK_AGAIN),
    _check("other_region", _OTHER_REGION, _LOOK_AGAIN),
    _check(
        "no_reason",
        _("The reason of the exemption is missing."),
        _("Write it in the energy block: visitors see it."),
    ),
)

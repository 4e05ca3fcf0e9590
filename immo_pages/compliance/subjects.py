"""What a rule is about, in neutral words, and what the advert says about it."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from immo_agencies.models import Agency
from immo_blocks.energy.vocabulary import EnergyStatus
from immo_pages.advert_rules import AdvertRule, Place
from immo_pages.formats import date_text, money_text, number_text
from immo_pages.models import PropertyPage
from immo_pages.vocabulary import PriceDisplay

# Of a rule about the certificate: part of its code, the column it asks for, its name, its unit.
# The first that fits counts.
_CERTIFICATE: tuple[tuple[str, str, Any, str], ...] = (
    ("expired", "epc_valid_until", gettext_lazy("Validity of the certificate"), ""),
    ("number", "epc_certificate_number", gettext_lazy("Number of the certificate"), ""),
    ("code_or_address", "epc_certificate_number", gettext_lazy("Number of the certificate"), ""),
    ("climate", "epc_ghg_class", gettext_lazy("Climate class"), ""),
    ("total", "epc_total_kwh_year", gettext_lazy("Total consumption"), "kWh"),
    ("co2", "epc_co2_kg_m2_year", gettext_lazy("CO₂ emission"), "kg/m²"),
    ("cost", "epc_cost_min", gettext_lazy("Estimated yearly energy cost"), "EUR"),
    ("kind", "epc_kind", gettext_lazy("Kind of certificate"), ""),
    ("certificate", "epc_class", gettext_lazy("Energy certificate"), ""),
    ("class", "epc_class", gettext_lazy("Energy class"), ""),
    ("letter", "epc_class", gettext_lazy("Energy class"), ""),
    ("label", "epc_class", gettext_lazy("Energy class"), ""),
    ("too_old", "epc_issued_on", gettext_lazy("Date of the certificate"), ""),
    ("", "epc_kwh_m2_year", gettext_lazy("Specific consumption"), "kWh/m²"),
)
_NONE_NEEDED = (EnergyStatus.EXEMPT, EnergyStatus.NOT_REQUIRED)
_MONEY = ("price", "rent", "charges", "deposit", "fees", "annuity")


def subject_of(rule: AdvertRule) -> str:
    """What ``rule`` asks for: a field, a part of the certificate, the photos, the agency."""
    if rule.block == "energy":
        return str(_part(rule)[2])
    if rule.block == "gallery":
        return _("Photos")
    model = Agency if rule.place == Place.AGENCY else PropertyPage
    if rule.code == "imprint_incomplete":
        return _("Legal notice")
    return capfirst(str(getattr(model._meta.get_field(rule.field), "verbose_name", rule.field)))


def value_of(rule: AdvertRule, page: Any, agency: Agency) -> str:
    """What the advert says, in words; empty when it says nothing."""
    if rule.block == "energy":
        return _certificate_value(rule, page)
    if rule.block == "gallery":
        return _("there are photos") if page.cover_id else ""
    if rule.code == "imprint_incomplete":
        return agency.legal_name
    value = _field_value(agency if rule.place == Place.AGENCY else page, rule.field)
    if not value and rule.field in ("price", "rent_monthly"):
        on_request = page.price_display == PriceDisplay.ON_REQUEST
        return page.get_price_display_display() if on_request else ""
    if rule.field == "postal_code":
        return f"{page.postal_code} {page.city}".strip()
    return value


def why_nothing(rule: AdvertRule, page: Any) -> str:
    """Why ``rule`` asks for nothing here, though it is in force for such properties."""
    status = page.epc_status
    if rule.block == "energy" and status in _NONE_NEEDED:
        reason = page.epc_exemption_reason or EnergyStatus(status).label
        return _("No certificate is needed: %(reason)s") % {"reason": reason}
    return _("Nothing in this advert calls for it.")


def _part(rule: AdvertRule) -> tuple[str, str, Any, str]:
    return next(part for part in _CERTIFICATE if part[0] in rule.code.removeprefix("energy_"))


def _certificate_value(rule: AdvertRule, page: Any) -> str:
    if page.epc_status in _NONE_NEEDED:
        return ""
    _word, column, _label, unit = _part(rule)
    if rule.code == "energy_certificate_missing":
        parts = [page.epc_class, _worded(page, "epc_kwh_m2_year")]
        return " · ".join(filter(None, [parts[0], parts[1] and f"{parts[1]} kWh/m²"]))
    text = _worded(page, column)
    return f"{text} {unit}".strip() if text else ""


def _field_value(row: Any, name: str) -> str:
    value = getattr(row, name)
    money = any(word in name for word in _MONEY) and "percent" not in name
    if isinstance(value, Decimal) and money:
        return money_text(value, getattr(row, "currency", "EUR"))
    return _worded(row, name)


def _worded(row: Any, name: str) -> str:
    value = getattr(row, name)
    if value is None or value == "":
        return ""
    if hasattr(row, f"get_{name}_display"):
        return str(getattr(row, f"get_{name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.date):
        return date_text(value)
    return number_text(value) if isinstance(value, Decimal | int) else str(value)

"""Cells of the exported list: typed where the format has types, never a formula."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from immo_agencies.spreadsheets import safe_cell

Preprocess = Mapping[str, Callable[[Any], Any]]


def _local(moment: datetime) -> datetime:
    """Excel knows no time zones: the clock on the wall of the installation."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


def _yes_or_no(value: bool) -> str:
    return _("Yes") if value else _("No")


def _name(row: Any) -> str:
    return "" if row is None else str(row)


#: By the class of a value. Wagtail writes text that looks like a formula as text into XLSX; in CSV
#: a spreadsheet program would run it.
CELLS: dict[Any, Preprocess] = {
    datetime: {"xlsx": _local},
    str: {"csv": safe_cell},
    bool: {"csv": _yes_or_no, "xlsx": _yes_or_no},
}
#: By column: a row of another table is no text yet when its class is asked.
FIELDS: dict[str, Preprocess] = {
    "agent": {"csv": lambda row: safe_cell(_name(row)), "xlsx": _name},
}
HEADINGS: dict[str, Any] = {
    "draft_title": gettext_lazy("Title"),
    "locale.language_code": gettext_lazy("Language"),
    "get_status_display": gettext_lazy("Status"),
    "get_transaction_display": gettext_lazy("Transaction"),
    "get_category_display": gettext_lazy("Category"),
    "get_subtype_display": gettext_lazy("Type"),
    "get_price_display_display": gettext_lazy("How the price is shown"),
    "living_area": gettext_lazy("Living area (m²)"),
    "plot_area": gettext_lazy("Plot area (m²)"),
    "epc_kwh_m2_year": gettext_lazy("Specific consumption (kWh/m².year)"),
    "epc_valid_until": gettext_lazy("Certificate valid until"),
    "agent": gettext_lazy("Estate agent"),
    "live": gettext_lazy("Published"),
    "first_published_at": gettext_lazy("First published"),
    "latest_revision_created_at": gettext_lazy("Updated"),
}

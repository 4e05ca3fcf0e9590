"""The small form: what is on it was shown, so only what a person changed is written."""

import datetime
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from immo_pages import vocabulary as v
from immo_pages.admin.amounts import AmountField
from immo_pages.models import PropertyPage
from immo_pages.models.open_house import MAX_OPEN_HOUSES
from immo_pages.open_houses.dates import BELGIAN_TIME
from immo_pages.quick_change.values import (
    OpenHouseDate,
    Plain,
    QuickValues,
    as_date,
    dates_of,
    is_same,
    plain,
    values_of,
)

_NEW_ROWS = 2
_DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
_TIME = {"type": "time"}


class OpenHouseForm(forms.Form):
    """One open house, in Belgian time; a row without a day is none."""

    day = forms.DateField(label=gettext_lazy("Day"), required=False, widget=_DATE)
    starts = forms.TimeField(
        label=pgettext_lazy("time of day", "From"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs=_TIME),
    )
    ends = forms.TimeField(
        label=pgettext_lazy("time of day", "Until"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs=_TIME),
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        """Day, start and end belong together; the end is later."""
        cleaned = super().clean() or {}
        day, starts, ends = (cleaned.get(name) for name in ("day", "starts", "ends"))
        if self.errors or not any((day, starts, ends, cleaned.get("note"))):
            return cleaned
        for name, value in (("day", day), ("starts", starts), ("ends", ends)):
            if value is None:
                self.add_error(name, _("This is still missing."))
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end must be later than the start."))
        return cleaned

    def date(self) -> OpenHouseDate | None:
        """The open house of a valid row; None for an empty one."""
        data = self.cleaned_data
        if not data.get("day"):
            return None
        starts, ends = (
            datetime.datetime.combine(data["day"], data[name], BELGIAN_TIME)
            for name in ("starts", "ends")
        )
        return OpenHouseDate(starts, ends, data.get("note") or "")


OpenHouseRows = forms.formset_factory(
    OpenHouseForm,
    extra=_NEW_ROWS,
    can_delete=True,
    max_num=MAX_OPEN_HOUSES,
    validate_max=True,
    absolute_max=2 * MAX_OPEN_HOUSES,
)


class QuickChangeForm(forms.Form):
    """Status, the one amount that counts, and when it is to be had.

    The open houses are in ``rows``. Past ones are not shown and stay.
    """

    status = forms.ChoiceField(choices=v.MarketStatus.choices, required=False)
    available_from = forms.DateField(
        label=gettext_lazy("Available from"), required=False, widget=_DATE
    )
    availability = forms.CharField(
        label=gettext_lazy("Availability in words"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("In the language of this page."),
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, page: PropertyPage, *, edits_price: bool, data: Any = None) -> None:
        self.page = page
        self.amount = "rent_monthly" if page.is_letting else "price"
        now = self._now_shown()
        columns = {name: getattr(page, name) for name in self.names}
        columns[self.amount] = _typed(columns[self.amount])
        super().__init__(data, initial=columns | {"status": "", "shown": json.dumps(now)})
        if edits_price:
            label = _("Rent, monthly") if page.is_letting else _("Price")
            self.fields[self.amount] = AmountField(
                label=label, required=False, min_value=0, max_digits=12, decimal_places=2
            )
            self.order_fields(["status", self.amount])
        dates = [_row(as_date(one)) for one in now["open_houses"]]
        self.rows = OpenHouseRows(data, initial=dates, prefix="visits")

    @property
    def names(self) -> tuple[str, ...]:
        """Columns on this form."""
        return ("status", self.amount, "available_from", "availability")

    def statuses(self) -> list[tuple[str, str, bool]]:
        """Code, word, and whether it is the one of today; without what never fits."""
        closed = {v.MarketStatus.LET, v.MarketStatus.SOLD}
        fits = {v.MarketStatus.LET if self.page.is_letting else v.MarketStatus.SOLD}
        own = self.page.status
        return [
            (code, str(word), code == own)
            for code, word in v.MarketStatus.choices
            if code not in closed - fits or code == own
        ]

    def is_valid(self) -> bool:
        """Form and rows."""
        return all([super().is_valid(), self.rows.is_valid()])

    def values(self) -> QuickValues:
        """What the person changed of what she was shown."""
        found: Plain = {}
        for name in self.names:
            if name not in self.fields or (name == "status" and not self.cleaned_data[name]):
                continue
            value = self.cleaned_data[name]
            if not is_same(self.page, name, plain({name: value})[name], self._was_shown[name]):
                found[name] = value
        shown = [as_date(one) for one in self._was_shown["open_houses"]]
        wanted = self._wanted_dates()
        if sorted(wanted) != sorted(shown):
            found |= {"open_houses": wanted, "open_houses_shown": shown}
        return QuickValues(**found)

    def _wanted_dates(self) -> list[OpenHouseDate]:
        kept = (row for row in self.rows.forms if not row.cleaned_data.get("DELETE"))
        return [date for row in kept if (date := row.date())]

    def _now_shown(self) -> Plain:
        shown = values_of(self.page, self.names)
        coming = [date for date in dates_of(self.page) if date.ends_at > timezone.now()]
        return shown | plain({"open_houses": [vars(date) for date in coming]})

    @cached_property
    def _was_shown(self) -> Plain:
        """What stood on the form that was sent; all of today's for one that does not say."""
        now = self._now_shown()
        try:
            sent = json.loads(self.cleaned_data.get("shown") or "{}")
            for name in self.names:
                is_same(self.page, name, sent[name], None)  # raises for what is no such value
            sent["open_houses"] = plain({"o": [vars(d) for d in _dates(sent["open_houses"])]})["o"]
        except (ValueError, TypeError, KeyError, AttributeError, forms.ValidationError):
            return now
        return now | {name: sent[name] for name in now}


def _typed(amount: Decimal | None) -> str:
    """As somebody would type it in any language: no grouping, cents only when there are any."""
    if amount is None:
        return ""
    whole = amount.to_integral_value()
    return f"{whole:f}" if amount == whole else f"{amount:.2f}"


def _dates(rows: Iterable[Any]) -> list[OpenHouseDate]:
    return [as_date(row) for row in rows]


def _row(date: OpenHouseDate) -> dict[str, Any]:
    starts, ends = (moment.astimezone(BELGIAN_TIME) for moment in (date.starts_at, date.ends_at))
    return {"day": starts.date(), "starts": starts.time(), "ends": ends.time(), "note": date.note}

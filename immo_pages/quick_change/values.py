"""What a quick change changes, and how these values stand in rows and in revisions.

``Plain`` values are those of a revision's content: text, numbers as text, lists.
"""

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from immo_pages.models.open_house import MAX_OPEN_HOUSES

Plain = dict[str, Any]

OPEN_HOUSES: Final = "open_houses"
PRICES: Final = frozenset({"price", "rent_monthly"})
#: Columns that say what the price was; they change with it.
PRICE_HISTORY: Final = ("previous_price", "price_changed_at")
#: Words, written anew in each language; all else is the same in every language.
OF_ONE_LANGUAGE: Final = frozenset({"availability"})


class _Unset:
    """The value that says: leave it as it is."""

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = _Unset()


@dataclass(frozen=True, order=True)
class OpenHouseDate:
    """One open house: aware datetimes, and a note for visitors."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    note: str = ""


@dataclass(frozen=True)
class QuickValues:
    """New values; what is UNSET stays. Amounts in the property's currency, rents monthly.

    ``open_houses`` are all dates; with ``open_houses_shown``, the dates somebody saw when she
    changed them, those that others added or removed since stay added or removed.
    """

    status: str | _Unset = UNSET
    price: Decimal | _Unset | None = UNSET
    rent_monthly: Decimal | _Unset | None = UNSET
    available_from: datetime.date | _Unset | None = UNSET
    availability: str | _Unset = UNSET
    open_houses: Sequence[OpenHouseDate] | _Unset = UNSET
    open_houses_shown: Sequence[OpenHouseDate] | None = None

    def given(self) -> dict[str, Any]:
        """The values that are to be written, by name."""
        names = [field.name for field in fields(self) if field.name != "open_houses_shown"]
        found = {name: getattr(self, name) for name in names}
        return {name: value for name, value in found.items() if value is not UNSET}


def checked(page: Any, values: QuickValues) -> Plain:
    """``values`` for ``page``, cleaned; raises ValidationError by name."""
    from immo_pages.models import OpenHouse  # the models call us when they are saved

    clean: Plain = {}
    errors: dict[str, Any] = {}
    for name, value in values.given().items():
        try:
            if name == OPEN_HOUSES:
                dates = _merged(page, value, values.open_houses_shown)
                _check_dates(OpenHouse, dates)
                clean[name] = [vars(date) for date in dates]
            else:
                clean[name] = page._meta.get_field(name).clean(value, page)
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)
    return plain(clean)


def plain(values: Mapping[str, Any]) -> Plain:
    """``values`` as they stand in the content of a revision."""
    found: Plain = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    return found


def values_of(page: Any, names: Iterable[str]) -> Plain:
    """What the page object in hand holds."""
    found = {name: getattr(page, name) for name in names if name != OPEN_HOUSES}
    if OPEN_HOUSES in names:
        found[OPEN_HOUSES] = [vars(date) for date in dates_of(page)]
    return plain(found)


def values_in(content: Mapping[str, Any], names: Iterable[str]) -> Plain:
    """What the content of a revision holds; it may be older than a column."""
    found = {name: content.get(name) for name in names if name != OPEN_HOUSES}
    if OPEN_HOUSES in names:
        dates = (as_date(one) for one in content.get(OPEN_HOUSES) or [])
        found[OPEN_HOUSES] = [vars(date) for date in sorted(dates)]
    return plain(found)


def dates_of(page: Any) -> list[OpenHouseDate]:
    """Open houses of the page in hand, the earliest first."""
    return sorted(OpenHouseDate(o.starts_at, o.ends_at, o.note) for o in page.open_houses.all())


def put(page: Any, values: Mapping[str, Any]) -> None:
    """Write plain ``values`` into the page in hand; open houses that stay keep their key."""
    for name, value in values.items():
        if name != OPEN_HOUSES:
            setattr(page, name, page._meta.get_field(name).to_python(value))
    if OPEN_HOUSES in values:
        model = page._meta.get_field(OPEN_HOUSES).related_model
        known = {OpenHouseDate(o.starts_at, o.ends_at, o.note): o for o in page.open_houses.all()}
        dates = [as_date(one) for one in values[OPEN_HOUSES]]
        page.open_houses.set([known.get(date) or model(**vars(date)) for date in dates])


def put_in_content(content: Plain, values: Mapping[str, Any], page: Any) -> None:
    """Write plain ``values`` into the content of a revision of ``page``, a saved row."""
    content.update({name: value for name, value in values.items() if name != OPEN_HOUSES})
    if OPEN_HOUSES in values:
        keys = {OpenHouseDate(o.starts_at, o.ends_at, o.note): o.pk for o in page.open_houses.all()}
        content[OPEN_HOUSES] = [
            {"pk": keys.get(as_date(one)), "page": page.pk, **one} for one in values[OPEN_HOUSES]
        ]


def is_same(page: Any, name: str, one: Any, other: Any) -> bool:
    """Whether two plain values of ``name`` mean the same: "90000" is "90000.00"."""
    if name == OPEN_HOUSES:
        return sorted(map(as_date, one or [])) == sorted(map(as_date, other or []))
    field = page._meta.get_field(name)
    return bool(field.to_python(one) == field.to_python(other))


def _merged(
    page: Any, wanted: Sequence[OpenHouseDate], shown: Sequence[OpenHouseDate] | None
) -> list[OpenHouseDate]:
    if shown is None:
        return sorted(set(wanted))
    return sorted((set(dates_of(page)) - (set(shown) - set(wanted))) | (set(wanted) - set(shown)))


def _check_dates(model: Any, dates: Sequence[OpenHouseDate]) -> None:
    if len(dates) > MAX_OPEN_HOUSES:
        text = _("A property has at most %(count)d open houses.")
        raise ValidationError(text % {"count": MAX_OPEN_HOUSES}, code="too_many")
    for date in dates:
        try:
            model(**vars(date)).full_clean(exclude=["page"])
        except ValidationError as error:
            raise ValidationError(error.messages, code="open_house") from error


def as_date(one: Mapping[str, Any]) -> OpenHouseDate:
    """An open house from its plain values; raises KeyError, TypeError or ValueError."""
    starts, ends = (_moment(one[name]) for name in ("starts_at", "ends_at"))
    return OpenHouseDate(starts, ends, one.get("note") or "")


def _moment(value: Any) -> datetime.datetime:
    moment = parse_datetime(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime.datetime) or moment.tzinfo is None:
        raise ValueError(f"no moment: {value!r}")
    return moment

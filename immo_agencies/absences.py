"""Who approves while somebody is away: deputies get the mails, the others go on as usual."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from immo_agencies.audit import record
from immo_agencies.models import Absence, Agency
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction


@dataclass(frozen=True)
class Reader:
    """Somebody to write to, for herself and for the people she stands in for."""

    user: Any
    instead_of: tuple[Any, ...] = ()


def absences_on(agency: Agency, day: datetime.date) -> dict[int, Absence]:
    """Absences of the people of ``agency`` that hold on ``day``, by the key of who is away."""
    rows = Absence.objects.with_scopes_disabled().filter(agency=agency)
    found = rows.filter(starts_on__lte=day, ends_on__gte=day).select_related("user", "deputy")
    return {row.user_id: row for row in found}


def readers(people: Iterable[Any], absences: Mapping[int, Absence]) -> list[Reader]:
    """Those of ``people`` who are there, each with whom she stands in for.

    A deputy who is away hands on to her own. Only ``people`` stand in: who lost the right, or never
    had it for this page, does not. When nobody is left all are written to: nothing gets lost.
    """
    known = {person.pk: person for person in people}
    present: dict[int, list[Any]] = {key: [] for key in known if key not in absences}
    if not present:
        return [Reader(person) for person in known.values()]
    for key, person in known.items():
        deputy = _deputy_of(key, absences)
        if key in absences and deputy in present:
            present[deputy].append(person)
    return [Reader(known[key], tuple(others)) for key, others in present.items()]


def _deputy_of(user_id: int, absences: Mapping[int, Absence]) -> int:
    seen: set[int] = set()
    while user_id in absences and user_id not in seen:
        seen.add(user_id)
        user_id = absences[user_id].deputy_id
    return user_id


@transaction.atomic
def set_absence(
    agency: Agency,
    *,
    user: Any,
    deputy: Any,
    starts_on: datetime.date,
    ends_on: datetime.date,
    by: Any,
) -> Absence:
    """Note that ``user`` is away; replaces what was noted of her before.

    Both must be people who may approve for ``agency``; raises ValidationError otherwise.
    """
    allowed = {person.pk for person in members_who_may(AgencyAction.MODERATE, agency)}
    if not {user.pk, deputy.pk} <= allowed:
        raise ValidationError(_("Only people who may approve stand in for one another."))
    if user.pk == deputy.pk:
        raise ValidationError(_("Nobody stands in for herself."))
    if ends_on < starts_on:
        raise ValidationError(_("The last day comes before the first."))
    absence, _created = Absence.objects.with_scopes_disabled().update_or_create(
        agency=agency,
        user=user,
        defaults={"deputy": deputy, "starts_on": starts_on, "ends_on": ends_on},
    )
    record("moderation.away", agency, by=by, obj=user)
    return absence


@transaction.atomic
def end_absence(agency: Agency, *, user: Any, by: Any) -> bool:
    """Forget that ``user`` is away; False when nothing was noted."""
    rows = Absence.objects.with_scopes_disabled().filter(agency=agency, user=user)
    if not rows.delete()[0]:
        return False
    record("moderation.back", agency, by=by, obj=user)
    return True

"""Which addresses of this part open for whom, and the ids they take."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from immo_agencies.access import is_operator
from immo_agencies.boundary.doors import Door, Who
from immo_agencies.boundary.kinds import Kind
from immo_agencies.models import Agency, SupportSession
from immo_agencies.tenancy import active_agency

_AGENCY, _SESSION = "agency_from_outside", "support_session"
_EVERYWHERE = Who.OPERATORS | Who.MEMBERS
_GETS_OUT = "An operator gets out of a read-only session."

DOORS: Mapping[str, Door] = {
    "immo_support:index": Door(who=Who.OPERATORS),
    "immo_support:index_results": Door(who=Who.OPERATORS),
    "immo_support:agency": Door(path={"pk": _AGENCY}, who=Who.OPERATORS),
    "immo_support:withdraw": Door(path={"pk": _SESSION}, who=Who.OPERATORS),
    "immo_support:enter": Door(path={"pk": _SESSION}, who=Who.OPERATORS),
    "immo_support:leave": Door(
        path={"pk": _SESSION},
        who=_EVERYWHERE,
        log=False,
        even_read_only=True,
        reason=f"{_GETS_OUT} Only the choice of her browser changes.",
    ),
    "immo_support:end": Door(
        path={"pk": _SESSION}, who=_EVERYWHERE, even_read_only=True, reason=_GETS_OUT
    ),
    "immo_support:access": Door(),
    "immo_support:allow": Door(path={"pk": _SESSION}),
    "immo_support:decline": Door(path={"pk": _SESSION}),
    "immo_support:end_now": Door(path={"pk": _SESSION}),
    "immo_log:index": Door(),
    "immo_log:index_results": Door(),
}


def sessions_of(request: HttpRequest) -> QuerySet[SupportSession]:
    """Sessions in the active agency, and an operator's own."""
    agency = active_agency(request)
    known = Q(agency=agency) if agency else Q(pk__in=[])
    if is_operator(request.user):
        known |= Q(operator=request.user.pk)
    return SupportSession.objects.filter(known)


def agencies_from_outside(request: HttpRequest) -> QuerySet[Agency]:
    """Every agency for an operator, who sees names and counts; none for others."""
    return Agency.objects.all() if is_operator(request.user) else Agency.objects.none()


KINDS: Mapping[str, Kind] = {
    _SESSION: Kind(rows=sessions_of),
    _AGENCY: Kind(rows=agencies_from_outside),
}

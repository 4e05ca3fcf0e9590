"""Refusals of right: what is refused, why, and who can help. Shown as a page of the admin."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.localization import get_localized_response

from immo_agencies.models import Agency, Membership
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import active_access, active_agency

_PERSONS = 5


class NotAllowed(Exception):
    """A person may not do what she asked for.

    ``what`` is refused, ``why``, and ``who`` can help: a sentence, or empty for the names of the
    account managers and administrators. Not a ``PermissionDenied``: Wagtail would turn that into a
    message on the home page.
    """

    def __init__(self, what: Any, why: Any = "", who: Any = "") -> None:
        super().__init__(what)
        self.what, self.why, self.who = what, why, who


@dataclass(frozen=True)
class _Help:
    """Names of people who can help, and the agency where they can."""

    agency: Agency | None
    names: Sequence[str] = ()


def refused(request: HttpRequest, refusal: NotAllowed, status: int = 403) -> HttpResponse:
    """The page that says it; data for a script."""
    return get_localized_response(_refused, request, refusal, status)


def incomplete(request: HttpRequest) -> HttpResponse:
    """Answer (status 400) to a form without fields that it must have."""
    again = gettext_lazy("Load the page again and send the form once more.")
    refusal = NotAllowed(gettext_lazy("The form did not arrive whole."), who=again)
    return refused(request, refusal, status=400)


def _refused(request: HttpRequest, refusal: NotAllowed, status: int) -> HttpResponse:
    if wants_data(request):
        return _as_data(refusal, status)
    help_ = None if refusal.who else _help_of(active_agency(request))
    context = {"refusal": refusal, "help": help_, "home": reverse("wagtailadmin_home")}
    return render(request, "immo_agencies/admin/refused.html", context, status=status)


def without_access(request: HttpRequest) -> HttpResponse:
    """The page (status 403) for who is signed in and belongs to no agency now: why, and who can
    help."""
    return get_localized_response(_without_access, request)


def _without_access(request: HttpRequest) -> HttpResponse:
    if wants_data(request):
        return _as_data(NotAllowed(_("You have no access now.")))
    memberships = Membership.objects.with_scopes_disabled().filter(user=request.user)
    past = list(memberships.select_related("agency").order_by("agency__name"))
    context = {"past": [(why_closed(one), _help_of(one.agency)) for one in past]}
    return render(request, "immo_agencies/admin/without_access.html", context, status=403)


def not_in_role(request: HttpRequest) -> NotAllowed:
    """The refusal of who works for an agency in a role that does not include what she asked."""
    access = active_access(request)
    if access is None:
        return NotAllowed(gettext_lazy("You may not open this page."))
    return NotAllowed(
        gettext_lazy("You may not open this page."),
        format_lazy(
            gettext_lazy("Your role is “{role}”. It does not include this."), role=access.role.label
        ),
    )


def why_closed(membership: Membership) -> str:
    """Why a membership opens no door today."""
    names = {"agency": membership.agency}
    if membership.suspended_at is not None:
        return _("Your access to %(agency)s is suspended.") % names
    if membership.starts_on and membership.starts_on > localdate():
        day = date_format(membership.starts_on)
        return _("Your access to %(agency)s starts on %(day)s.") % (names | {"day": day})
    day = date_format(membership.expires_on) if membership.expires_on else ""
    return _("Your access to %(agency)s ended on %(day)s.") % (names | {"day": day})


def wants_data(request: HttpRequest) -> bool:
    """Whether a script asks, which cannot show a page."""
    by_script = request.headers.get("x-requested-with") == "XMLHttpRequest"
    accepts_pages = request.accepts("text/html")
    return by_script or request.content_type == "application/json" or not accepts_pages


def take_message(request: HttpRequest, texts: frozenset[str]) -> bool:
    """Whether one of ``texts`` waits to be shown; takes it away and leaves the others."""
    waiting = list(messages.get_messages(request))
    others = [message for message in waiting if str(message) not in texts]
    for message in others:
        messages.add_message(request, message.level, message.message, message.extra_tags)
    return len(others) < len(waiting)


def _as_data(refusal: NotAllowed, status: int = 403) -> HttpResponse:
    text = " ".join(str(part) for part in (refusal.what, refusal.why, refusal.who) if part)
    data = {"success": False, "error_code": "not_allowed", "error_message": text, "detail": text}
    return JsonResponse(data, status=status)


def _help_of(agency: Agency | None) -> _Help:
    if agency is None:
        return _Help(None)
    people = members_who_may(AgencyAction.MANAGE_MEMBERS, agency)[:_PERSONS]
    return _Help(agency, [person.get_full_name() or str(person) for person in people])

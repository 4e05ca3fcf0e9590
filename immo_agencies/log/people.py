"""Names behind the ids of the log: the agency's own people, and operators it has had to do with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from immo_agencies.models import Agency, AuditEvent, Membership, SupportSession


@dataclass(frozen=True)
class People:
    """Whom the log of one agency may name. Everybody else is "someone who left"."""

    members: Mapping[int, str]
    operators: Mapping[int, str]

    def who_did(self, event: AuditEvent) -> str:
        """The person of ``event``, with what she was."""
        actor = event.actor_id
        if actor is None:
            return _("The service, by itself")
        if event.support_session_id is None and actor in self.members:
            return self.members[actor]
        if event.support_session_id is not None or actor in self.operators:
            name = self.operators.get(actor) or _("an operator")
            return _("%(name)s (support)") % {"name": name}
        return _("Someone who left (no. %(number)s)") % {"number": actor}

    def choices(self) -> list[tuple[int, str]]:
        """For the filter: the people of the agency, then operators."""
        support = _("%(name)s (support)")
        others = {
            pk: support % {"name": name or _("an operator")}
            for pk, name in self.operators.items()
            if pk not in self.members
        }
        return [*_by_name(self.members), *_by_name(others)]


def people_of(agency: Agency) -> People:
    """Whom the log of ``agency`` may name: two queries."""
    memberships = Membership.objects.with_scopes_disabled().filter(agency=agency)
    members = {m.user_id: person_name(m.user) for m in memberships.select_related("user")}
    asked = SupportSession.objects.filter(agency=agency).values("operator")
    operators = get_user_model()._default_manager.filter(pk__in=asked)
    return People(members, {user.pk: user.get_full_name() for user in operators})


def person_name(user: Any) -> str:
    """Name of a member, or the address when there is none."""
    return user.get_full_name() or user.email


def _by_name(names: Mapping[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda pair: pair[1].lower())

"""What people are told who may not: what, why, and who can help."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from immo_agencies.models import Agency
from immo_agencies.permissions import members_who_may, role_in
from immo_agencies.refusals import NotAllowed
from immo_agencies.roles import PROFILES, AgencyAction, Role
from immo_pages.extension_points import PageAction

_WHAT = {
    PageAction.VIEW_PROPERTY: gettext_lazy("You cannot open this property."),
    PageAction.COMPOSE_PROPERTY: gettext_lazy("You cannot do this with a property."),
    PageAction.EDIT_TEXT: gettext_lazy("You cannot open the page editor."),
    PageAction.ARRANGE_PHOTOS: gettext_lazy("You cannot change the photos of this property."),
    PageAction.DOWNLOAD_ORIGINALS: gettext_lazy("You cannot download original photos."),
    PageAction.COMPLETE_LEGAL_FILE: gettext_lazy("You cannot change the legal file."),
}


def not_allowed(action: PageAction, agency: Agency, user: Any) -> NotAllowed:
    """The refusal to raise when ``user`` may not do ``action``."""
    what = _WHAT.get(action, _WHAT[PageAction.VIEW_PROPERTY])
    return NotAllowed(what=what, why=_role_in_words(user, agency))


def who_can_help(agency: Agency) -> str:
    """Names of the people who run the space, at most three."""
    people = members_who_may(AgencyAction.MANAGE_MEMBERS, agency)[:3]
    return ", ".join(str(person) for person in people)


def _role_in_words(user: Any, agency: Agency) -> str:
    role = role_in(user, agency)
    if not isinstance(role, Role):
        return ""
    words = {"role": role.label, "summary": PROFILES[role].summary}
    return _("Your role here is “%(role)s”: %(summary)s") % words

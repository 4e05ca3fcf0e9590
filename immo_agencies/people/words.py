"""What the actions of this room are called on a screen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_agencies.roles import AgencyAction

WORDS: Mapping[StrEnum, Any] = {
    AgencyAction.VIEW_AGENCY: _("See the space of the agency"),
    AgencyAction.EDIT_AGENCY: _("Change the settings of the agency"),
    AgencyAction.INVITE_MEMBER: _("Invite collaborators"),
    AgencyAction.MANAGE_MEMBERS: _("Change, suspend and remove collaborators"),
    AgencyAction.MODERATE: _("Approve pages or ask for changes"),
    AgencyAction.MANAGE_REDIRECTS: _("Manage redirects"),
    AgencyAction.VIEW_LOG: _("Read the log of the agency"),
    AgencyAction.LET_SUPPORT_IN: _("Let support in"),
}

# What the log says of the acts of this room (hook ``immo_log_words``).
LOG_WORDS: Mapping[str, Any] = {
    "people": _("Collaborators"),
    "people.invited": _("Invited somebody"),
    "people.invited_again": _("Sent an invitation again"),
    "people.invitation_withdrawn": _("Withdrew an invitation"),
    "people.joined": _("Accepted an invitation"),
    "people.changed": _("Changed the access of a collaborator"),
    "people.suspended": _("Suspended a collaborator"),
    "people.reinstated": _("Reinstated a collaborator"),
    "people.removed": _("Removed a collaborator"),
    "people.left": _("Left the agency"),
}

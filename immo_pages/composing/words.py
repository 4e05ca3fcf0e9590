"""Words of these screens that are said in several places."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_agencies.models import Agency
from immo_agencies.permissions import members_who_may
from immo_agencies.refusals import NotAllowed
from immo_pages.extension_points import PageAction

#: Codes of the agency's log.
LOG_WORDS: dict[str, Any] = {
    "composing": _("Composing"),
    "composing.duplicated": _("Duplicated a page"),
    "composing.template_saved": _("Saved a template"),
    "composing.agent_changed": _("Changed the estate agent of pages"),
    "composing.status_changed": _("Changed the status of pages"),
    "composing.sent": _("Sent pages for approval"),
}


def may_not(what: Any) -> NotAllowed:
    """The refusal of ``what`` to who works on this page in another role."""
    return NotAllowed(what, _("Your role does not include it for this page."))


def who_may(action: PageAction, agency: Agency) -> str:
    """Names of up to five people who may do ``action``."""
    return ", ".join(p.get_full_name() or str(p) for p in members_who_may(action, agency)[:5])

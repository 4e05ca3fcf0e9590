"""What people are told: the fields by their names, refusals, and the agency's log."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from immo_agencies.models import Agency
from immo_agencies.permissions import role_in
from immo_agencies.refusals import NotAllowed
from immo_agencies.roles import Role
from immo_pages.extension_points import PageAction

_WHAT = {
    PageAction.QUICK_CHANGE: gettext_lazy("You cannot make a quick change of this property."),
    PageAction.EDIT_PRICE: gettext_lazy("You cannot change the price."),
}

#: Words of the agency's log.
LOG_WORDS = {
    "quick_change": gettext_lazy("Quick changes"),
    "quick_change.made": gettext_lazy("Made a quick change of a property"),
    "quick_change.undone": gettext_lazy("Undid a quick change of a property"),
}

_FIELDS = {
    "status": gettext_lazy("status"),
    "price": gettext_lazy("price"),
    "rent_monthly": gettext_lazy("rent"),
    "available_from": gettext_lazy("available from"),
    "availability": gettext_lazy("availability"),
    "open_houses": gettext_lazy("open houses"),
}


def not_allowed(action: PageAction, agency: Agency | None, user: Any) -> NotAllowed:
    """The refusal to raise when ``user`` may not do ``action``."""
    role = role_in(user, agency) if agency is not None else None
    why = ""
    if isinstance(role, Role):
        why = _("Your role is “%(role)s”. It does not include this.") % {"role": role.label}
    return NotAllowed(what=_WHAT[action], why=why)


def in_words(names: Iterable[str]) -> str:
    """``Status, price``: names of fields as a person reads them."""
    wanted = set(names)
    return str(capfirst(", ".join(str(word) for name, word in _FIELDS.items() if name in wanted)))

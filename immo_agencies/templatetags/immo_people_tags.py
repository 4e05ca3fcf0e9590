"""The name of the active agency where the menu does not show it."""

from typing import Any

from django import template

from immo_agencies.people.registration import own_agencies
from immo_agencies.tenancy import active_agency

register = template.Library()


@register.inclusion_tag("immo_agencies/people/active_agency.html", takes_context=True)
def active_agency_bar(context: dict[str, Any]) -> dict[str, Any]:
    """For people with several agencies; costs no query of its own, the menu has asked."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated or len(own_agencies(request)) < 2:
        return {"agency": None}
    return {"agency": active_agency(request)}

"""The banner of a support session, on every page of the admin."""

from typing import Any

from django import template

from immo_agencies.models import SupportSession
from immo_agencies.tenancy import active_access

register = template.Library()


@register.inclusion_tag("immo_agencies/support/banner.html", takes_context=True)
def support_banner(context: dict[str, Any]) -> dict[str, Any]:
    """Says in whose agency the operator is, until when, and how to get out. No query for others."""
    request = context.get("request")
    access = active_access(request) if request is not None else None
    if access is None or access.support_session_id is None:
        return {"session": None}
    session = SupportSession.objects.filter(pk=access.support_session_id).first()
    return {
        "session": session,
        "agency": access.agency,
        "read_only": access.read_only,
        "csrf_token": context.get("csrf_token"),
    }

"""Who may have a document and what the scanner said, on the screens of the admin."""

from typing import Any

from django import template
from django.urls import reverse

from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyDocument

register = template.Library()


@register.inclusion_tag("immo_pages/documents/access.html", takes_context=True)
def document_access(context: Any, document: PropertyDocument) -> dict[str, Any]:
    """State of ``document``, with the way to make it public for who may."""
    user = context["request"].user
    allowed = may(user, PageAction.PUBLISH_DOCUMENT, agency_of(document), document)
    url = reverse("immo_documents:publish", args=[document.pk]) if allowed else ""
    return {"document": document, "publish_url": url}

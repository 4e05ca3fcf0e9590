"""Questions the translation editor asks."""

from typing import Any

from django import template
from wagtail.models import Page

from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_pages.extension_points import PageAction

register = template.Library()


@register.filter
def can_be_sent_for_approval(page: Page, user: Any) -> bool:
    """Whether ``user`` may send this translation for approval now."""
    agency = agency_of(page)
    if not may(user, PageAction.COMPOSE_PROPERTY, agency, page):
        return False
    return page.has_workflow and not page.workflow_in_progress

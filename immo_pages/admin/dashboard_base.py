"""What every panel of the dashboard shares: the agency, ten rows, a count in the heading."""

from typing import Any

from django.db.models import QuerySet
from django.forms import Media
from django.http import HttpRequest
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

from immo_agencies.models import Agency
from immo_agencies.tenancy import for_agency
from immo_pages.models import PropertyPage

ROWS = 10


class AgencyPanel(Component):
    """A panel about the active agency of the request."""

    def __init__(self, request: HttpRequest, agency: Agency) -> None:
        self.request = request
        self.agency = agency

    def properties(self) -> QuerySet[PropertyPage]:
        """Properties of the agency that the person may know of, without their bodies."""
        return for_agency(self.request, PropertyPage.objects.defer_streamfields())

    @property
    def media(self) -> Media:
        """Styles of our panels."""
        return Media(css={"all": [versioned_static("immo_pages/admin/admin.css")]})


def counted(words: Any, total: int) -> str:
    """A heading with its count; without one where there is nothing."""
    return f"{words} · {total}" if total else str(words)

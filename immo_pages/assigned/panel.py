"""The dashboard of people with one job: their properties, the last touched first."""

from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

from immo_agencies.models import Agency
from immo_pages.assigned.listing import cards_of, my_properties
from immo_pages.assigned.words import who_can_help

CARDS = 12


class MyPropertiesPanel(Component):
    """At most twelve cards; the rest is one click away."""

    name = "immo_my_properties"
    order = 50
    template_name = "immo_pages/assigned/panel.html"

    def __init__(self, request: HttpRequest, agency: Agency) -> None:
        self.request = request
        self.agency = agency

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The cards, and whom to ask when there are none."""
        pages = list(my_properties(self.request, self.agency)[: CARDS + 1])
        return {
            "agency": self.agency,
            "cards": cards_of(self.request, pages[:CARDS], self.agency),
            "more": len(pages) > CARDS,
            "listing_url": reverse("immo_assigned:index"),
            "who": "" if pages else who_can_help(self.agency),
        }

    @property
    def media(self) -> Media:
        """Styles of the cards."""
        names = ("immo_pages/admin/admin.css", "immo_pages/assigned/assigned.css")
        return Media(css={"all": [versioned_static(name) for name in names]})

"""The outline: a side panel of Wagtail's editor that lists its parts and jumps to them."""

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel


class OutlineSidePanel(BaseSidePanel):
    """Panels and blocks with their summaries and missing mentions, drawn by a script.

    Wagtail's minimap cuts summaries at 22 characters, knows no missing mentions, and is not there
    on a phone.
    """

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Its button in the header, also on a phone; the number is that of required mentions."""

        aria_label = _("Outline")
        icon_name = "list-ul"
        counter_classname = "w-bg-critical-200"

    name = "immo-outline"
    title = _("Outline")
    template_name = "immo_pages/composing/outline.html"
    order = 50

    @property
    def media(self) -> Media:
        """Script and style."""
        return Media(
            css={"all": [versioned_static("immo_pages/composing/composing.css")]},
            js=[versioned_static("immo_pages/composing/outline.js")],
        )

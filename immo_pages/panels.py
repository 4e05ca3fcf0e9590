"""Panels of our own in the page editor."""

from typing import Any

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from immo_agencies.tenancy import agency_of
from immo_pages.admin.gap_links import draft_gaps
from immo_pages.advert_rules import AdvertGap


class AdvertGapsPanel(Panel):
    """What the advert still lacks, at the top of the editor, with what to do."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Missing mentions"))
        kwargs.setdefault("icon", "list-ul")
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The list as it is at first; it then follows what is typed (``composing.checklist``)."""

        template_name = "immo_pages/admin/advert_gaps.html"

        def gaps(self) -> list[AdvertGap]:
            """Gaps of the draft in hand; a new page is judged as one of its parent's agency."""
            page = self.instance
            if page.agency_id is None and (parent := self._parent()) is not None:
                page.agency = agency_of(parent)
            return draft_gaps(page)

        def checklist_url(self) -> str:
            """Where the script asks for the list of what is typed; blank without a place."""
            if self.instance.pk:
                return reverse("immo_composing:checklist", args=[self.instance.pk])
            parent = self._parent()
            return reverse("immo_composing:new_checklist", args=[parent.pk]) if parent else ""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Template context: the gaps, and where they come from next."""
            context = super().get_context_data(parent_context)
            return context | {"gaps": self.gaps(), "checklist_url": self.checklist_url()}

        def _parent(self) -> Any:
            return getattr(self.form, "parent_page", None)

        @property
        def media(self) -> Media:
            """The script that leads from a gap to its field, whatever its tab."""
            return Media(
                css={"all": [versioned_static("immo_pages/admin/admin.css")]},
                js=[
                    versioned_static("immo_pages/admin/gaps.js"),
                    versioned_static("immo_pages/composing/checklist.js"),
                    versioned_static("immo_pages/composing/relevant.js"),
                    versioned_static("immo_pages/photos/grid_notes.js"),
                ],
            )

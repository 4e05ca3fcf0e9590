"""Panels of our own in the page editor."""

from typing import Any

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from immo_pages.admin.gap_links import draft_gaps
from immo_pages.advert_rules import AdvertGap


class AdvertGapsPanel(Panel):
    """What the advert still lacks, at the top of the editor, with what to do."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Missing mentions"))
        kwargs.setdefault("icon", "list-ul")
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """Shown once there is a page to judge; reviewers see the same list."""

        template_name = "immo_pages/admin/advert_gaps.html"

        def is_shown(self) -> bool:
            """A page that is being created has nothing to judge yet."""
            return bool(self.instance.pk) and super().is_shown()

        def gaps(self) -> list[AdvertGap]:
            """Gaps of the draft in hand."""
            return draft_gaps(self.instance)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Template context: the gaps."""
            return super().get_context_data(parent_context) | {"gaps": self.gaps()}

        @property
        def media(self) -> Media:
            """The script that leads from a gap to its field, whatever its tab."""
            return Media(
                css={"all": [versioned_static("immo_pages/admin/admin.css")]},
                js=[versioned_static("immo_pages/admin/gaps.js")],
            )

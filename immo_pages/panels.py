"""Panels of our own in the page editor."""

from typing import Any

from wagtail.admin.panels import Panel

from immo_pages.advert_rules import AdvertGap, advert_gaps


class AdvertGapsPanel(Panel):
    """What the advert still lacks, at the top of the editor, with what to do."""

    class BoundPanel(Panel.BoundPanel):
        """Shown once there is a page to judge."""

        template_name = "immo_pages/admin/advert_gaps.html"

        def is_shown(self) -> bool:
            """A page that is being created has nothing to judge yet."""
            return bool(self.instance.pk) and super().is_shown()

        def gaps(self) -> list[AdvertGap]:
            """Gaps of the draft in hand."""
            return advert_gaps(self.instance)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Template context: the gaps."""
            return super().get_context_data(parent_context) | {"gaps": self.gaps()}

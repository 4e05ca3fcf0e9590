"""Parent of an agency's properties in one language."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from immo_pages.models.place import AgencyPageMixin
from immo_pages.permission_testers import PropertyParentPermissionTester


class PropertyIndexPage(AgencyPageMixin, Page):
    """The public list of properties, and the place where new ones are kept."""

    intro = models.TextField(_("introduction"), blank=True, default="")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["immo_pages.AgencyHomePage"]
    subpage_types = ["immo_pages.PropertyPage", "immo_pages.DevelopmentPage"]
    max_count_per_parent = 1
    template = "immo_pages/property_index.html"

    class Meta:
        verbose_name = _("list of properties")
        verbose_name_plural = _("lists of properties")

    def permissions_for_user(self, user: Any) -> PropertyParentPermissionTester:
        """A full plan publishes no new property here, but keeps it as a draft."""
        return PropertyParentPermissionTester(user, self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the published properties of this index that pass the filters of the address."""
        from immo_pages.browsing import browse  # browsing stands on the models

        return super().get_context(request, *args, **kwargs) | {"browse": browse(self, request.GET)}

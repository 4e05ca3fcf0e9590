"""A project of several units."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_blocks.references import first_photo_id
from immo_blocks.stream import DevelopmentBodyBlock
from immo_pages.market.settling import settle_place
from immo_pages.models.mixins import LocationMixin
from immo_pages.models.place import AgencyPageMixin
from immo_pages.permission_testers import PropertyParentPermissionTester


class DevelopmentPage(AgencyPageMixin, LocationMixin, Page):
    """A development; its children are its units."""

    agency = models.ForeignKey(
        Agency, null=True, editable=False, on_delete=models.PROTECT, related_name="developments"
    )
    summary = models.CharField(_("summary"), max_length=300, blank=True, default="")
    delivery_on = models.DateField(_("delivery"), null=True, blank=True)
    cover = models.ForeignKey(
        "immo_pages.PropertyPhoto",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(DevelopmentBodyBlock(), verbose_name=_("content"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldPanel("house_number"),
                FieldPanel("postal_code"),
                FieldPanel("city"),
                FieldPanel("latitude"),
                FieldPanel("longitude"),
                FieldPanel("address_visibility"),
            ],
            heading=_("Location"),
        ),
        FieldPanel("delivery_on"),
        FieldPanel("body"),
    ]
    parent_page_types = ["immo_pages.PropertyIndexPage"]
    subpage_types = ["immo_pages.PropertyPage"]
    template = "immo_pages/development_page.html"

    class Meta:
        verbose_name = _("development")
        verbose_name_plural = _("developments")

    def permissions_for_user(self, user: Any) -> PropertyParentPermissionTester:
        """A full plan publishes no new unit here, but keeps it as a draft."""
        return PropertyParentPermissionTester(user, self)

    def block_facts(self) -> Any:
        """What its blocks may show (``immo_blocks.facts.protocol``)."""
        from immo_pages.block_facts import DevelopmentFacts  # it stands on the models

        return DevelopmentFacts(self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the public may know of the project and its units."""
        from immo_pages.property_story import development_context  # it stands on the models

        return super().get_context(request, *args, **kwargs) | development_context(self)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Derive agency, region and cover, then save."""
        self.agency = self.owner_agency
        self.derive_region()
        self.cover_id = first_photo_id(self.body)
        with transaction.atomic():
            settle_place(self)
            return super().save(*args, **kwargs)

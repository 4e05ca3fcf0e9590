"""A page of somebody else's site, with our blocks and Wagtail's own images and documents."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page

from immo_blocks.stream import PropertyBodyBlock


class HousePage(Page):
    """A house for sale."""

    price = models.PositiveIntegerField(null=True, blank=True)
    body = StreamField(PropertyBodyBlock(), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("price"), FieldPanel("body")]
    api_fields = [APIField("price"), APIField("body")]

from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page

from immo_blocks.stream import PropertyBodyBlock


class BodyPage(Page):
    """A page with a body and nothing else."""

    body = StreamField(PropertyBodyBlock(), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    api_fields = [APIField("body")]

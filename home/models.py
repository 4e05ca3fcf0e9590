"""The operator's home page: the default site, which belongs to no agency."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from immo_blocks.stream import ContentBodyBlock


class PlatformHomePage(Page):
    """What the service is, for agencies that do not have a site yet."""

    tagline = models.CharField(_("tagline"), max_length=200, blank=True, default="")
    body = StreamField(ContentBodyBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("tagline"), FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types: list[str] = []
    template = "home/platform_home.html"

    class Meta:
        verbose_name = _("home page of the platform")
        verbose_name_plural = _("home pages of the platform")

"""An ordinary page of an agency: about us, contact, legal notice."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from immo_blocks.stream import ContentBodyBlock
from immo_pages.models.place import AgencyPageMixin


class ContentPage(AgencyPageMixin, Page):
    """Text and photos; a legal notice also prints the imprint of the agency."""

    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        CONTACT = "contact", _("contact")
        IMPRINT = "imprint", _("legal notice")
        PRIVACY = "privacy", _("privacy")

    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=Kind.choices,
        default=Kind.TEXT,
        help_text=_("A legal notice and a contact page show the data of the agency by themselves."),
    )
    body = StreamField(ContentBodyBlock(), verbose_name=_("content"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("kind"), FieldPanel("body")]
    parent_page_types = ["immo_pages.AgencyHomePage", "immo_pages.ContentPage"]
    subpage_types = ["immo_pages.ContentPage"]
    template = "immo_pages/content_page.html"

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")

"""Home page of an agency in one language."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from immo_blocks.stream import ContentBodyBlock
from immo_pages.models.place import AgencyPageMixin
from immo_pages.permission_testers import AgencyHomePermissionTester


class AgencyHomePage(AgencyPageMixin, Page):
    """Made by ``open_agency`` and ``add_language`` only; holds the texts of the agency."""

    tagline = models.CharField(_("tagline"), max_length=160, blank=True, default="")
    intro = RichTextField(
        _("introduction"), blank=True, default="", features=["bold", "italic", "link"]
    )
    hero = models.ForeignKey(
        "immo_pages.PropertyPhoto",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(ContentBodyBlock(), verbose_name=_("content"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("tagline"),
        FieldPanel("intro"),
        FieldPanel("hero"),
        FieldPanel("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["immo_pages.PropertyIndexPage", "immo_pages.ContentPage"]
    template = "immo_pages/agency_home.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def permissions_for_user(self, user: Any) -> AgencyHomePermissionTester:
        """Members edit their home page; nobody but the platform makes or removes one."""
        return AgencyHomePermissionTester(user, self)

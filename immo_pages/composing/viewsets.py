"""The templates of an agency: list, rename, delete. New ones are saved from a property."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.coreutils import get_content_languages

from immo_agencies.viewsets import AgencyIndexView, AgencyModelViewSet
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyTemplate


class LanguageColumn(Column):
    """The language by its name."""

    def get_value(self, instance: Any) -> str:
        """Its code where the installation no longer has it."""
        names: Mapping[str, str] = get_content_languages()
        return str(names.get(instance.language, instance.language))


class KindColumn(Column):
    """``apartment, to let``."""

    def get_value(self, instance: Any) -> str:
        """Category and transaction in words."""
        return f"{instance.get_category_display()}, {instance.get_transaction_display()}"


class TemplateIndexView(AgencyIndexView):
    """Templates in order of language and name; the texts are not read."""

    results_template_name = "immo_pages/composing/template_results.html"

    def get_base_queryset(self) -> QuerySet[Any]:
        """Without the stored blocks."""
        return super().get_base_queryset().defer("body", "facts")


class TemplateViewSet(AgencyModelViewSet):
    """List, rename, delete."""

    model = PropertyTemplate
    agency_action = PageAction.MANAGE_TEMPLATES
    name = "immo_templates"
    url_prefix = "property-templates"
    icon = "clipboard-list"
    menu_label = _("Templates")
    menu_name = "property-templates"
    menu_order = 401
    add_to_admin_menu = True
    index_view_class = TemplateIndexView
    add_url_name = None
    list_display = [
        "name",
        LanguageColumn("language", label=_("Language")),
        KindColumn("kind", label=_("Kind of property")),
    ]
    search_fields = ["name"]
    ordering = ["language", "name"]
    panels = [FieldPanel("name")]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No address to add one by hand."""
        return super().get_common_view_kwargs(**kwargs) | {"add_url_name": None}

    def get_urlpatterns(self) -> list[Any]:
        """Without "add"."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("delete/<int:pk>/", self.delete_view, name="delete"),
        ]


template_viewset = TemplateViewSet()

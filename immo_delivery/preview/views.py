"""List, add, change and delete preview addresses."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from immo_agencies.viewsets import (
    AgencyCreateView,
    AgencyDeleteView,
    AgencyEditView,
    AgencyIndexView,
)
from immo_delivery.models import PreviewTarget
from immo_delivery.preview import actions
from immo_delivery.screens import PlanAsked

_LABEL = _("Preview addresses")


class _ListCrumb:
    """Home, the list, this page."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """With our words for the list."""
        *home, _list, this = super().get_breadcrumbs_items()  # type: ignore[misc]
        return [*home, {"url": reverse("immo_previews:index"), "label": _LABEL}, this]


class PreviewIndexView(AgencyIndexView):
    """Every site that shows drafts, with its address."""

    page_title = _LABEL
    add_item_label = _("Add a preview address")
    results_template_name = "immo_delivery/preview/list_results.html"
    default_ordering = "site__hostname"
    paginate_by = 30
    is_searchable = False

    def get_base_queryset(self) -> Any:
        """With their sites."""
        return super().get_base_queryset().select_related("site")

    @cached_property
    def columns(self) -> list[Column]:
        """Site and address."""
        return [
            self._get_title_column_class(TitleColumn)(
                "site", label=_t("Site"), accessor=str, get_url=self.get_edit_url
            ),
            Column("url", label=_t("Address"), accessor="url"),
        ]


class PreviewCreateView(_ListCrumb, PlanAsked, AgencyCreateView):
    """A new preview address."""

    page_subtitle = _("Preview address")
    success_message = _("Drafts of %(object)s can be shown there now: choose it in the preview.")
    error_message = _("The preview address could not be added. See the fields below.")
    submit_button_label = _("Add the preview address")

    def save_instance(self) -> PreviewTarget:
        """Store and log."""
        target: PreviewTarget = self.form.save(commit=False)
        actions.keep_target(target, by=self.request.user)
        return target


class PreviewEditView(_ListCrumb, AgencyEditView):
    """Change where drafts are shown."""

    success_message = _("The preview address of %(object)s is changed.")
    error_message = _("The preview address could not be saved. See the fields below.")

    def save_instance(self) -> PreviewTarget:
        """Store and log."""
        target: PreviewTarget = self.form.save(commit=False)
        actions.change_target(target, by=self.request.user, changed=self.form.changed_data)
        return target


class PreviewDeleteView(AgencyDeleteView):
    """Remove a preview address, after asking."""

    page_title = _("Delete the preview address")
    success_message = _("The preview address of %(object)s is deleted.")

    @property
    def confirmation_message(self) -> str:
        """What happens."""
        return _t("No draft is shown there any more, from this moment on. Delete it?")

    def delete_action(self) -> None:
        """Remove and log."""
        actions.delete_target(self.object, by=self.request.user)

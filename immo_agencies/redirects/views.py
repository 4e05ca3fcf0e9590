"""List, add, edit and delete redirects of the active agency."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.widgets.button import Button
from wagtail.contrib.redirects.models import Redirect

from immo_agencies.redirects.actions import delete_redirect, save_redirect
from immo_agencies.redirects.csv_file import COLUMNS, values_of
from immo_agencies.redirects.filters import RedirectFilterSet
from immo_agencies.spreadsheets import safe_cell
from immo_agencies.tenancy import active_agency
from immo_agencies.viewsets import (
    AgencyCreateView,
    AgencyDeleteView,
    AgencyEditView,
    AgencyIndexView,
)


class OwnRedirects:
    """A redirect belongs to the agency of its site; one for all sites belongs to nobody here."""

    request: HttpRequest

    def owned_rows(self) -> QuerySet[Redirect]:
        """Redirects of the active agency's sites."""
        agency = active_agency(self.request)
        if agency is None:
            return Redirect.objects.none()
        return Redirect.objects.filter(site__in=agency.sites().order_by())


class TargetColumn(Column):
    """The page or the link, with a way there."""

    cell_template_name = "immo_agencies/redirects/target_cell.html"

    def get_value(self, instance: Redirect) -> str:
        """Title of the page, or the link."""
        if instance.redirect_page is None:
            return instance.redirect_link
        return instance.redirect_page.get_admin_display_title()

    def get_cell_context_data(
        self, instance: Redirect, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        """The editor of the page."""
        context = super().get_cell_context_data(instance, parent_context)
        if instance.redirect_page_id:
            context["url"] = reverse("wagtailadmin_pages:edit", args=[instance.redirect_page_id])
        return context


def _type_of(redirect: Redirect) -> str:
    if redirect.is_permanent:
        return pgettext("redirect", "Permanent")
    return pgettext("redirect", "Temporary")


class RedirectIndexView(OwnRedirects, AgencyIndexView):
    """Search, filters, sorting, CSV and XLSX."""

    page_title = pgettext_lazy("old addresses", "Redirects")
    add_item_label = _("Add a redirect")
    filterset_class = RedirectFilterSet
    results_template_name = "immo_agencies/redirects/list_results.html"
    default_ordering = "old_path"
    paginate_by = 30
    search_fields = ["old_path", "redirect_link", "redirect_page__title"]
    list_export = list(COLUMNS)
    export_headings = {name: name for name in COLUMNS}
    export_filename = "redirects"

    def get_base_queryset(self) -> QuerySet[Redirect]:
        """With all a row shows."""
        rows = super().get_base_queryset()
        return rows.select_related("site", "redirect_page", "redirect_page__locale")

    @cached_property
    def columns(self) -> list[Column]:
        """The site only where the agency has several."""
        columns = [
            self._get_title_column_class(TitleColumn)(
                "old_path", label=_t("From"), get_url=self.get_edit_url, sort_key="old_path"
            ),
            TargetColumn("target", label=_t("To"), width="40%"),
            StatusTagColumn(
                "is_permanent",
                label=_t("Type"),
                accessor=_type_of,
                sort_key="is_permanent",
                primary=lambda redirect: redirect.is_permanent,
            ),
        ]
        if self.agency and self.agency.sites().count() > 1:
            site = Column(
                "site", label=_t("Site"), accessor="site.hostname", sort_key="site__hostname"
            )
            columns.insert(2, site)
        return columns

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Exports, and the import."""
        return [
            *super().header_more_buttons,
            Button(
                _t("Import a CSV file"),
                url=reverse("immo_redirects:import"),
                icon_name="upload",
                priority=80,
            ),
        ]

    def to_row_dict(self, item: Redirect) -> dict[str, str]:
        """The columns that an import reads again; no cell is run by a spreadsheet program."""
        return {name: safe_cell(text) for name, text in values_of(item).items()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the empty list proposes."""
        return super().get_context_data(**kwargs) | {"import_url": reverse("immo_redirects:import")}


class RedirectFormView(OwnRedirects):
    """What adding and changing share. The words are ours: Wagtail's French ones are long."""

    agency: Any
    form: Any
    error_message = _("The redirect could not be saved. See the fields below.")
    breadcrumb = pgettext_lazy("old addresses", "Redirects")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this page."""
        *home, _list, this = super().get_breadcrumbs_items()  # type: ignore[misc]
        return [*home, {"url": reverse("immo_redirects:index"), "label": self.breadcrumb}, this]

    def save_instance(self) -> Redirect:
        """Store and log."""
        save_redirect(self.form.instance, agency=self.agency, by=self.request.user)
        return self.form.instance


class RedirectCreateView(RedirectFormView, AgencyCreateView):
    """A new redirect."""

    page_subtitle = pgettext_lazy("old addresses", "Redirect")
    success_message = _("The redirect from %(object)s is added.")


class RedirectEditView(RedirectFormView, AgencyEditView):
    """Change a redirect."""

    success_message = _("The redirect from %(object)s is changed.")


class RedirectDeleteView(OwnRedirects, AgencyDeleteView):
    """Remove a redirect, after asking."""

    page_title = _("Delete the redirect")
    success_message = _("The redirect from %(object)s is deleted.")

    @property
    def confirmation_message(self) -> str:
        """What happens to visitors."""
        return _t("Visitors of the old address will find nothing there any more. Delete it?")

    def delete_action(self) -> None:
        """Remove and log."""
        delete_redirect(self.object, agency=self.agency, by=self.request.user)

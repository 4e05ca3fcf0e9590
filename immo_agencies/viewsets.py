"""The only admin for rows of an agency: scoped lists, scoped forms, and ``may``."""

from enum import StrEnum
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import path
from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from immo_agencies.forms import AgencyModelForm
from immo_agencies.permissions import may
from immo_agencies.refusals import not_in_role
from immo_agencies.tenancy import active_agency, for_agency


class AgencyViewMixin:
    """A view for the active agency; asks ``may`` before anything else.

    Wagtail's model permissions are not asked: they are global, and nobody holds them.
    """

    agency_action: StrEnum | None = None
    permission_policy = None
    request: HttpRequest
    model: Any
    agency: Any  # an Agency behind dispatch(), which lets nobody in without one

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not; raises NotAllowed."""
        self.agency = active_agency(request)
        if self.agency_action is None or not may(request.user, self.agency_action, self.agency):
            raise not_in_role(request)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def owned_rows(self) -> QuerySet[Any]:
        """Rows of the active agency."""
        return for_agency(self.request, self.model._default_manager.all())


class AgencyObjectMixin(AgencyViewMixin):
    """One row; one of another agency is not found."""

    def get_queryset(self) -> QuerySet[Any]:
        """Where the row is looked for."""
        return self.owned_rows()


class AgencyFormViewMixin(AgencyViewMixin):
    """Passes the agency to the form."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Arguments of ``AgencyModelForm``."""
        return super().get_form_kwargs() | {"agency": self.agency}  # type: ignore[misc]


class AgencyIndexView(AgencyViewMixin, generic.IndexView):
    """List of the agency's rows."""

    any_permission_required = None

    def get_base_queryset(self) -> QuerySet[Any]:
        """Rows of the active agency, before search and filters."""
        return self.owned_rows()


class AgencyCreateView(AgencyFormViewMixin, generic.CreateView):
    """A new row of the agency."""

    permission_required = None


class AgencyEditView(AgencyFormViewMixin, AgencyObjectMixin, generic.EditView):
    """Change a row."""

    permission_required = None


class AgencyDeleteView(AgencyObjectMixin, generic.DeleteView):
    """Delete a row."""

    permission_required = None


class AgencyModelViewSet(ModelViewSet):
    """List, add, edit and delete rows that have an ``agency``. Set ``model`` and ``agency_action``.

    ``agency_action`` is what ``may`` is asked; forms are built on ``AgencyModelForm``.
    """

    agency_action: ClassVar[StrEnum]
    index_view_class = AgencyIndexView
    add_view_class = AgencyCreateView
    edit_view_class = AgencyEditView
    delete_view_class = AgencyDeleteView
    base_form_class: ClassVar[type[AgencyModelForm]] = AgencyModelForm
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No history and usage: those views of Wagtail do not know agencies."""
        common = super().get_common_view_kwargs(agency_action=self.agency_action, **kwargs)
        return common | {"history_url_name": None, "usage_url_name": None}

    def get_edit_handler(self) -> Any:
        """Panels of the form, built on the agency's form."""
        handler = super().get_edit_handler()
        if handler is not None:
            handler.base_form_class = self.base_form_class
        return handler

    def get_form_class(self, for_update: bool = False) -> type[AgencyModelForm]:
        """A form class that takes ``agency``."""
        return super().get_form_class(for_update)

    def get_urlpatterns(self) -> list[Any]:
        """Four addresses, all scoped."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("delete/<int:pk>/", self.delete_view, name="delete"),
        ]

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Shown to who may."""
        return menu_item_for(self.agency_action)


def menu_item_for(action: StrEnum) -> type[MenuItem]:
    """A menu item that is shown to members who may do ``action`` for the active agency."""

    class AgencyMenuItem(MenuItem):
        def is_shown(self, request: HttpRequest) -> bool:
            """Asked on every page of the admin."""
            return may(request.user, action, active_agency(request))

    return AgencyMenuItem

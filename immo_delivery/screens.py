"""What the screens of access keys and webhooks share."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.models import Agency
from immo_agencies.refusals import NotAllowed
from immo_agencies.viewsets import AgencyObjectMixin
from immo_delivery.extension_points import DeliveryAction, headless_refusal


def require_plan(agency: Agency) -> None:
    """Raise NotAllowed where plan or state of the agency say no."""
    refused = headless_refusal(agency)
    if refused is not None:
        what = _("Access keys and webhooks cannot be added now.")
        raise NotAllowed(what, refused.message, refused.remedy)


class PlanAsked:
    """A view that adds something the plan must include."""

    agency: Agency

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Before the form is shown."""
        require_plan(self.agency)
        return super().get(request, *args, **kwargs)  # type: ignore[misc]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """And before it is saved."""
        require_plan(self.agency)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]


class ShowsOnce:
    """A view that ends with a secret on the screen: no redirect, nothing keeps it."""

    template_name: Any

    def show_once(self, secret: str, **words: Any) -> HttpResponse:
        """The page with the secret; no cache and no history of the browser keeps it."""
        self.template_name = "immo_delivery/secret.html"
        context = self.get_context_data(secret=secret, **words)  # type: ignore[attr-defined]
        answer: HttpResponse = self.render_to_response(context)  # type: ignore[attr-defined]
        answer["Cache-Control"] = "private, no-store"
        return answer


class RowView(AgencyObjectMixin, WagtailAdminTemplateMixin, TemplateView):
    """One act on a row, with a page that says what happens; a foreign row is not found."""

    agency_action = DeliveryAction.MANAGE_DELIVERY
    template_name: Any = "immo_delivery/confirm.html"
    list_url_name: str
    list_label: Any
    question: Any = ""
    consequences: tuple[Any, ...] = ()
    is_serious = False

    @cached_property
    def row(self) -> Any:
        """The row."""
        return get_object_or_404(self.owned_rows(), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask."""
        return self.render_to_response(self.get_context_data(row=self.row))

    def get_page_subtitle(self) -> str:
        """Which one."""
        return str(self.row)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this page."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.list_url_name), "label": self.list_label},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question, and the way back."""
        shown = {
            "row": self.row,
            "question": self.question % {"name": self.row} if self.question else "",
            "list_url": reverse(self.list_url_name),
        }
        return super().get_context_data(**(shown | kwargs))

"""My agencies: what I am in each, which one I work for now, and the way out."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.models import Agency, Membership
from immo_agencies.people import actions
from immo_agencies.people.columns import dates_in_words, scope_in_words, state_badge
from immo_agencies.tenancy import active_agency, work_for


def own_memberships(user: Any) -> Any:
    """Every membership of ``user``, in force or not: the one list that crosses agencies."""
    own = Membership.objects.with_scopes_disabled().filter(user_id=user.pk)
    rows = own.select_related("agency", "invited_by").annotate(chosen_count=Count("chosen_pages"))
    return rows.order_by("agency__name")


@method_decorator(login_required, name="dispatch")
class MyAgenciesView(WagtailAdminTemplateMixin, TemplateView):
    """Role, properties, dates and who invited, agency by agency."""

    template_name = "immo_agencies/people/mine.html"
    page_title = gettext_lazy("My agencies")
    header_icon = "group"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One query for all rows."""
        rows = [
            {
                "membership": row,
                "scope": scope_in_words(row),
                "dates": dates_in_words(row),
                "badge": state_badge(row),
            }
            for row in own_memberships(self.request.user)
        ]
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "active": active_agency(self.request),
        }


@method_decorator(login_required, name="dispatch")
class SwitchAgencyView(View):
    """Work for another agency from now on; only ever by POST."""

    def get(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Nothing changes: the list of one's agencies."""
        return redirect("immo_agencies_mine")

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Work for the chosen agency; one that is not hers is answered as absent."""
        wanted = str(pk) if pk is not None else request.POST.get("agency", "")
        agencies = Agency.objects.of_member(request.user)
        agency = agencies.filter(pk=wanted).first() if _is_key(wanted) else None
        if agency is None:
            raise Http404
        work_for(request, agency)
        messages.success(request, _("You now work for %(agency)s.") % {"agency": agency})
        return redirect("wagtailadmin_home")


def _is_key(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 19


@method_decorator(login_required, name="dispatch")
class LeaveView(WagtailAdminTemplateMixin, TemplateView):
    """Leave an agency; the last account manager may not."""

    template_name = "immo_agencies/people/confirm.html"
    page_title = gettext_lazy("Leave")
    header_icon = "logout"
    is_serious = True
    consequences = (
        gettext_lazy("You lose access at once. To come back takes an invitation."),
        gettext_lazy("What you made stays with the agency. Your account stays yours."),
        gettext_lazy("The account managers get a mail."),
    )

    @cached_property
    def membership(self) -> Membership:
        """Her own; another's is absent."""
        return get_object_or_404(own_memberships(self.request.user), pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Leave, or say why not."""
        agency = self.membership.agency
        try:
            actions.leave(self.membership, now=timezone.now())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, _("You have left %(agency)s.") % {"agency": agency})
        return redirect("immo_agencies_mine")

    def get_page_subtitle(self) -> str:
        """Which agency."""
        return str(self.membership.agency)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, my agencies, this page."""
        mine = {"url": reverse("immo_agencies_mine"), "label": _("My agencies")}
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, mine, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question."""
        return super().get_context_data(**kwargs) | {
            "question": _("Leave %(agency)s?") % {"agency": self.membership.agency},
            "list_url": reverse("immo_agencies_mine"),
        }

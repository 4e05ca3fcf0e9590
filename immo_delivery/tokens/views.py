"""List, make, change, renew and withdraw the access keys of the active agency."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.widgets.button import Button

from immo_agencies.viewsets import AgencyCreateView, AgencyEditView, AgencyIndexView
from immo_delivery.models import DeliveryToken
from immo_delivery.screens import PlanAsked, RowView, ShowsOnce, require_plan
from immo_delivery.tokens.actions import keep_token, record_change, renew_token, revoke_token
from immo_delivery.tokens.forms import RenewForm

_LABEL = _("Access keys")
_ONCE = _("Copy it now: it is shown this once and cannot be shown again.")
_State = DeliveryToken.State


def _state_of(token: DeliveryToken) -> _State:
    return token.state_at(timezone.now())


def _moment(name: str, never: Any) -> Any:
    def text(token: DeliveryToken) -> str:
        moment = getattr(token, name)
        if moment is None:
            return str(never)
        return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")

    return text


def _acts(token: DeliveryToken) -> list[Button]:
    """What can be done with a key that is not withdrawn."""
    if token.revoked_at is not None:
        return []
    renew = reverse("immo_tokens:renew", args=[token.pk])
    withdraw = reverse("immo_tokens:withdraw", args=[token.pk])
    return [
        Button(_t("Renew"), url=renew, icon_name="rotate", priority=40),
        Button(_t("Withdraw"), url=withdraw, icon_name="bin", priority=50),
    ]


class TokenIndexView(AgencyIndexView):
    """Every key with its state and its last use."""

    page_title = _LABEL
    add_item_label = _("Make an access key")
    results_template_name = "immo_delivery/tokens/list_results.html"
    default_ordering = "name"
    paginate_by = 30
    search_fields = ["name"]
    is_searchable = True

    @cached_property
    def columns(self) -> list[Column]:
        """Name, first letters, state, last use, end."""
        return [
            self._get_title_column_class(TitleColumn)(
                "name", label=_t("Name"), get_url=self.get_edit_url, sort_key="name"
            ),
            Column("prefix", label=_t("Starts with"), accessor=lambda token: f"{token.prefix}…"),
            StatusTagColumn(
                "state",
                label=_t("State"),
                accessor=lambda token: _state_of(token).label,
                primary=lambda token: _state_of(token) == _State.OPEN,
            ),
            Column("used", label=_t("Last used"), accessor=_moment("last_used_at", _("never"))),
            Column("ends", label=_t("Valid until"), accessor=_moment("expires_at", _("no end"))),
        ]

    def get_list_more_buttons(self, instance: DeliveryToken) -> list[Any]:
        """Edit, renew, withdraw."""
        return [*super().get_list_more_buttons(instance), *_acts(instance)]


class TokenCreateView(PlanAsked, ShowsOnce, AgencyCreateView):
    """A new key; its text is shown this once."""

    page_subtitle = _("Access key")
    error_message = _("The access key could not be made. See the fields below.")
    submit_button_label = _("Make the key")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this page."""
        *home, _list, this = super().get_breadcrumbs_items()
        return [*home, {"url": reverse("immo_tokens:index"), "label": _LABEL}, this]

    def save_instance(self) -> DeliveryToken:
        """Store and log."""
        token: DeliveryToken = self.form.save(commit=False)
        self.text = keep_token(token, by=self.request.user)
        self.form.save_m2m()
        return token

    def save_action(self) -> HttpResponse:
        """Show it."""
        return self.show_once(
            self.text,
            heading=_t("Key of %(name)s") % {"name": self.object},
            note=_ONCE,
            usage="Authorization: Bearer …",
            list_url=reverse("immo_tokens:index"),
        )


class TokenEditView(AgencyEditView):
    """Change what it is good for; its text stays."""

    success_message = _("The access key “%(object)s” is changed.")
    error_message = _("The access key could not be saved. See the fields below.")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this page."""
        *home, _list, this = super().get_breadcrumbs_items()
        return [*home, {"url": reverse("immo_tokens:index"), "label": _LABEL}, this]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Renew and withdraw."""
        return [*super().header_more_buttons, *_acts(self.object)]

    def save_instance(self) -> DeliveryToken:
        """Store and log."""
        token: DeliveryToken = self.form.save()
        record_change(token, by=self.request.user, changed=self.form.changed_data)
        return token


class _TokenActView(RowView):
    model: Any = DeliveryToken
    header_icon = "key"
    list_url_name = "immo_tokens:index"
    list_label = _LABEL

    def owned_rows(self) -> Any:
        """Those that still open something."""
        return super().owned_rows().filter(revoked_at=None)


class TokenRenewView(ShowsOnce, _TokenActView):
    """A new text for the same key."""

    page_title = _("Renew")
    question = _("Renew the key of %(name)s?")
    consequences = (
        _("You get a new key; name, sites and limits stay."),
        _("A former key that still worked beside this one stops at once."),
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The choice of the overlap."""
        kwargs.setdefault("form", RenewForm())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make it and show it."""
        token, form = self.row, RenewForm(request.POST)
        require_plan(self.agency)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        text = renew_token(token, by=request.user, overlap=form.length(), now=timezone.now())
        heading = _t("New key of %(name)s") % {"name": token}
        return self.show_once(text, heading=heading, note=_ONCE, usage="Authorization: Bearer …")


class TokenWithdrawView(_TokenActView):
    """The end of a key."""

    page_title = _("Withdraw")
    question = _("Withdraw the key of %(name)s?")
    consequences = (
        _("Programs that use it are refused from now on."),
        _("It cannot be put back: make a new one if you need one."),
    )
    is_serious = True

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it and say so."""
        revoke_token(self.row, by=request.user, now=timezone.now())
        messages.success(request, _t("The key of %(name)s is withdrawn.") % {"name": self.row})
        return redirect("immo_tokens:index")

"""List, add, change, renew, test and delete webhooks, and see every message."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.widgets.button import Button

from immo_agencies.tenancy import for_agency
from immo_agencies.viewsets import (
    AgencyCreateView,
    AgencyDeleteView,
    AgencyEditView,
    AgencyIndexView,
)
from immo_delivery.models import Webhook, WebhookDelivery
from immo_delivery.outgoing import actions
from immo_delivery.screens import PlanAsked, RowView, ShowsOnce, require_plan

_LABEL = _("Webhooks")
_ONCE = _("Copy it now: it is shown this once and cannot be shown again.")
_SHOWN = 30


def _state_of(webhook: Webhook) -> str:
    if webhook.is_active:
        return _t("no answer now") if webhook.failing_since else _t("switched on")
    return _t("switched off: no answer for a day") if webhook.stopped_at else _t("switched off")


def _acts(webhook: Webhook) -> list[Button]:
    log = reverse("immo_webhooks:log", args=[webhook.pk])
    renew = reverse("immo_webhooks:renew", args=[webhook.pk])
    return [
        Button(_t("Messages"), url=log, icon_name="history", priority=15),
        Button(_t("Renew the secret"), url=renew, icon_name="rotate", priority=18),
    ]


class _ListCrumb:
    """Home, the list, this page."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """With our words for the list."""
        *home, _list, this = super().get_breadcrumbs_items()  # type: ignore[misc]
        return [*home, {"url": reverse("immo_webhooks:index"), "label": _LABEL}, this]


class WebhookIndexView(AgencyIndexView):
    """Every webhook with its address and its state."""

    page_title = _LABEL
    add_item_label = _("Add a webhook")
    results_template_name = "immo_delivery/outgoing/list_results.html"
    default_ordering = "name"
    paginate_by = 30
    search_fields = ["name"]
    is_searchable = True

    @cached_property
    def columns(self) -> list[Column]:
        """Name, address, state."""
        return [
            self._get_title_column_class(TitleColumn)(
                "name", label=_t("Name"), get_url=self.get_edit_url, sort_key="name"
            ),
            Column("url", label=_t("Address"), accessor="url"),
            StatusTagColumn(
                "state",
                label=_t("State"),
                accessor=_state_of,
                primary=lambda webhook: webhook.is_active and not webhook.failing_since,
            ),
        ]

    def get_list_more_buttons(self, instance: Webhook) -> list[Any]:
        """Edit, messages, renew, delete."""
        return sorted([*super().get_list_more_buttons(instance), *_acts(instance)], key=_place)


def _place(button: Any) -> int:
    place: Any = getattr(button, "priority", None)
    return int(place if place is not None else button.order)


class WebhookCreateView(_ListCrumb, PlanAsked, ShowsOnce, AgencyCreateView):
    """A new webhook; its secret is shown this once."""

    page_subtitle = _("Webhook")
    error_message = _("The webhook could not be added. See the fields below.")
    submit_button_label = _("Add the webhook")

    def save_instance(self) -> Webhook:
        """Store and log."""
        self.text = actions.keep_webhook(self.form.save(commit=False), by=self.request.user)
        return self.form.instance

    def save_action(self) -> HttpResponse:
        """Show the secret."""
        return self.show_once(
            self.text,
            heading=_t("Secret of %(name)s") % {"name": self.object},
            note=_ONCE,
            usage="X-Signature: t=…,v1=HMAC-SHA256",
            list_url=reverse("immo_webhooks:log", args=[self.object.pk]),
        )


class WebhookEditView(_ListCrumb, AgencyEditView):
    """Change a webhook; its secret stays."""

    success_message = _("The webhook “%(object)s” is changed.")
    error_message = _("The webhook could not be saved. See the fields below.")

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Messages and renewal."""
        return [*super().header_more_buttons, *_acts(self.object)]

    def save_instance(self) -> Webhook:
        """Store and log."""
        webhook: Webhook = self.form.save(commit=False)
        actions.change_webhook(webhook, by=self.request.user, changed=self.form.changed_data)
        return webhook


class WebhookDeleteView(AgencyDeleteView):
    """Remove a webhook, after asking."""

    page_title = _("Delete the webhook")
    success_message = _("The webhook “%(object)s” is deleted.")

    @property
    def confirmation_message(self) -> str:
        """What happens."""
        return _t("Its program is told of nothing any more, and its messages go. Delete it?")

    def delete_action(self) -> None:
        """Remove and log."""
        actions.delete_webhook(self.object, by=self.request.user)


class _WebhookActView(RowView):
    model: Any = Webhook
    header_icon = "resubmit"
    list_url_name = "immo_webhooks:index"
    list_label = _LABEL


class WebhookRenewView(ShowsOnce, _WebhookActView):
    """A new secret."""

    page_title = _("Renew the secret")
    question = _("Renew the secret of %(name)s?")
    consequences = (
        _("You get a new secret."),
        _("For one day every message carries two signatures: of the new and the former secret."),
    )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make it and show it."""
        webhook = self.row
        require_plan(self.agency)
        secret = actions.renew_secret(webhook, by=request.user, now=timezone.now())
        heading = _t("New secret of %(name)s") % {"name": webhook}
        usage = "X-Signature: t=…,v1=…,v1=…"
        return self.show_once(secret, heading=heading, note=_ONCE, usage=usage)


class WebhookLogView(_WebhookActView):
    """Every message of a webhook, the newest first."""

    page_title = _("Messages")
    template_name = "immo_delivery/outgoing/log.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A part of the messages."""
        found = WebhookDelivery.objects.filter(webhook=self.row).order_by("-pk")
        state = self.request.GET.get("state", "")
        if state in WebhookDelivery.State.values:
            found = found.filter(state=state)
        page = Paginator(found.defer("body"), _SHOWN).get_page(self.request.GET.get("p"))
        shown = {
            "page_obj": page,
            "states": WebhookDelivery.State.choices,
            "state": state,
            "state_of_webhook": _state_of(self.row),
        }
        return super().get_context_data(**(shown | kwargs))


class WebhookTestView(_WebhookActView):
    """Send a message about nothing; by POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Queue it."""
        if _ready(request, self.row):
            actions.send_test(self.row, by=request.user, now=timezone.now())
            messages.success(request, _t("The test message leaves. Its answer is shown below."))
        return redirect("immo_webhooks:log", self.row.pk)


class RepeatView(_WebhookActView):
    """Send a message once more; by POST only."""

    model = WebhookDelivery
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Queue the same words again."""
        rows = for_agency(request, WebhookDelivery.objects.select_related("webhook", "agency"))
        delivery = get_object_or_404(rows, pk=pk)
        if _ready(request, delivery.webhook):
            actions.send_again(delivery, by=request.user, now=timezone.now())
            messages.success(request, _t("The message leaves again."))
        return redirect("immo_webhooks:log", delivery.webhook_id)


def _ready(request: HttpRequest, webhook: Webhook) -> bool:
    require_plan(webhook.agency)
    if not webhook.is_active:
        messages.error(request, _t("Switch the webhook on first: nothing is sent for it now."))
    return webhook.is_active

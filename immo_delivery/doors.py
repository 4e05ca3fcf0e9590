"""Doors of this room's admin addresses, and the kinds of ids they take."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import Kind
from immo_agencies.tenancy import for_agency
from immo_delivery.models import DeliveryToken, PreviewTarget, Webhook, WebhookDelivery

_TOKEN, _WEBHOOK = {"pk": "delivery_token"}, {"pk": "webhook"}
_PREVIEW = {"pk": "preview_target"}

DOORS: Mapping[str, Door] = {
    "immo_tokens:index": Door(),
    "immo_tokens:index_results": Door(),
    "immo_tokens:add": Door(),
    "immo_tokens:edit": Door(path=_TOKEN),
    "immo_tokens:renew": Door(path=_TOKEN),
    "immo_tokens:withdraw": Door(path=_TOKEN),
    "immo_webhooks:index": Door(),
    "immo_webhooks:index_results": Door(),
    "immo_webhooks:add": Door(),
    "immo_webhooks:edit": Door(path=_WEBHOOK),
    "immo_webhooks:delete": Door(path=_WEBHOOK),
    "immo_webhooks:renew": Door(path=_WEBHOOK),
    "immo_webhooks:log": Door(path=_WEBHOOK),
    "immo_webhooks:test": Door(path=_WEBHOOK),
    "immo_webhooks:repeat": Door(path={"pk": "webhook_message"}),
    "immo_previews:index": Door(),
    "immo_previews:index_results": Door(),
    "immo_previews:add": Door(),
    "immo_previews:edit": Door(path=_PREVIEW),
    "immo_previews:delete": Door(path=_PREVIEW),
}

KINDS: Mapping[str, Kind] = {
    "delivery_token": Kind(lambda request: for_agency(request, DeliveryToken.objects.all())),
    "preview_target": Kind(lambda request: for_agency(request, PreviewTarget.objects.all())),
    "webhook": Kind(lambda request: for_agency(request, Webhook.objects.all())),
    "webhook_message": Kind(lambda request: for_agency(request, WebhookDelivery.objects.all())),
}

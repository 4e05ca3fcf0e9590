"""Who may read with a token, who is told of changes, and which drafts are shown where."""

from immo_delivery.models.preview import PreviewDraft, PreviewPass, PreviewTarget
from immo_delivery.models.token import DeliveryToken
from immo_delivery.models.webhook import Webhook, WebhookDelivery

__all__ = [
    "DeliveryToken",
    "PreviewDraft",
    "PreviewPass",
    "PreviewTarget",
    "Webhook",
    "WebhookDelivery",
]

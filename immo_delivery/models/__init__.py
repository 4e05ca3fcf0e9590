"""Who may read with a token, and who is told of changes."""

from immo_delivery.models.token import DeliveryToken
from immo_delivery.models.webhook import Webhook, WebhookDelivery

__all__ = ["DeliveryToken", "Webhook", "WebhookDelivery"]

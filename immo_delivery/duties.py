"""Who manages tokens and webhooks: whoever answers for the account."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_agencies.roles import AnyRole, Role, Visitor
from immo_delivery.extension_points import DeliveryAction

_MANAGE: frozenset[StrEnum] = frozenset({DeliveryAction.MANAGE_DELIVERY})

DUTIES: Mapping[AnyRole, frozenset[StrEnum]] = {
    Role.MANAGER: _MANAGE,
    Visitor.BREAK_GLASS: _MANAGE,
}
WORDS: Mapping[StrEnum, Any] = {
    DeliveryAction.MANAGE_DELIVERY: _("Manage access keys and webhooks"),
    DeliveryAction.USE_FEATURE: _("Use access keys and webhooks: asked of the plan, not of people"),
}
LOG_WORDS: Mapping[str, Any] = {
    "delivery": _("Access keys and webhooks"),
    "delivery.key_made": _("Made an access key"),
    "delivery.key_changed": _("Changed an access key"),
    "delivery.key_renewed": _("Renewed an access key"),
    "delivery.key_withdrawn": _("Withdrew an access key"),
    "delivery.webhook_made": _("Added a webhook"),
    "delivery.webhook_changed": _("Changed a webhook"),
    "delivery.webhook_renewed": _("Renewed the secret of a webhook"),
    "delivery.webhook_deleted": _("Deleted a webhook"),
    "delivery.webhook_tested": _("Sent a test message to a webhook"),
    "delivery.message_repeated": _("Sent a message of a webhook again"),
    "delivery.preview_made": _("Added a preview address"),
    "delivery.preview_changed": _("Changed a preview address"),
    "delivery.preview_deleted": _("Deleted a preview address"),
    "delivery.webhook_stopped": _("A webhook was switched off: a day without an answer"),
}

"""What this room asks, of people and of plans."""

from dataclasses import dataclass
from enum import StrEnum

from immo_agencies.models import Agency
from immo_agencies.permissions import Refusal, refusal


class DeliveryAction(StrEnum):
    """``MANAGE_DELIVERY`` is what ``may()`` is asked; ``USE_FEATURE`` what ``refusal()`` is."""

    MANAGE_DELIVERY = "immo_delivery.manage_delivery"
    USE_FEATURE = "immo_delivery.use_feature"


@dataclass(frozen=True)
class Feature:
    """Subject of ``refusal(USE_FEATURE)``: something that a plan has or has not."""

    key: str


HEADLESS = Feature("headless")


def headless_refusal(agency: Agency) -> Refusal | None:
    """Why ``agency`` may use no tokens and no webhooks now; anonymous reading asks nobody."""
    return refusal(DeliveryAction.USE_FEATURE, agency, subject=HEADLESS)

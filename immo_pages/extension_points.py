"""Questions this room asks whoever is installed above it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from wagtail import hooks

if TYPE_CHECKING:
    from immo_pages.models import PropertyPage


class PageAction(StrEnum):
    """What ``may()`` and ``refusal()`` are asked about properties."""

    COMPOSE_PROPERTY = "immo_pages.compose_property"
    PUBLISH_PROPERTY = "immo_pages.publish_property"
    DELETE_PROPERTY = "immo_pages.delete_property"
    PUBLISH_DOCUMENT = "immo_pages.publish_document"
    MANAGE_AGENTS = "immo_pages.manage_agents"


def tell_publish_refused(page: "PropertyPage", reasons: Iterable[Any]) -> None:
    """Tell whoever wants to know that a scheduled publication was refused.

    Hook ``immo_publish_refused(page, reasons) -> None``.
    """
    for listener in hooks.get_hooks("immo_publish_refused"):
        listener(page=page, reasons=list(reasons))

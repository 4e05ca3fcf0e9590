"""What the operator blocked, on the screens of photos and documents."""

from typing import Any

from django import template

from immo_pages.page_reports.blocked import file_block, how_to_object

register = template.Library()


@register.inclusion_tag("immo_pages/page_reports/file_blocked.html")
def file_blocked(file: Any) -> dict[str, Any]:
    """Why a photo or document is blocked; nothing for one that is free."""
    return {"block": file_block(file), "how_to_object": how_to_object()}

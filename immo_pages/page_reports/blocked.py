"""What is blocked now, and the words for it. The gate and the doors of files ask here.

It stands below the models, which hold the gate: they are read inside the functions.
"""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from immo_agencies.permissions import Refusal
from immo_pages import conf

_REMEMBERED = "_immo_blocked_pages"


def open_blocks() -> "QuerySet[Any]":
    """Blocks that were not lifted, of all agencies."""
    from immo_pages.models import Takedown

    return Takedown.all_objects.filter(lifted_at=None)


def page_block(page: Page) -> Any:
    """The block of ``page``, in whatever language it was reported, or None."""
    return open_blocks().filter(translation_key=page.translation_key).first()


def file_block(file: Any) -> Any:
    """The block of a photo or document, or None; no query for one that is free."""
    if not file.is_blocked:
        return None
    return file.takedowns(manager="all_objects").filter(lifted_at=None).first()


def blocked_keys() -> frozenset[UUID]:
    """Translation keys of the pages that are blocked."""
    found = open_blocks().exclude(translation_key=None)
    return frozenset(found.values_list("translation_key", flat=True))


def is_blocked_for(user: Any, page: Page) -> bool:
    """Whether ``page`` is blocked, as far as the request of ``user`` knows: a list asks it of each.

    One query a request; the gate asks again before anything goes on the air.
    """
    known = getattr(user, _REMEMBERED, None)
    if known is None:
        known = blocked_keys()
        setattr(user, _REMEMBERED, known)
    return page.translation_key in known


def blocked_refusal(page: Page) -> Refusal | None:
    """Why ``page`` may not be published although nothing is missing, or None."""
    block = page_block(page)
    if block is None:
        return None
    return Refusal(
        code="blocked",
        message=_("The operator has blocked this page: %(reason)s") % {"reason": block.reason},
        remedy=how_to_object(),
    )


def how_to_object() -> str:
    """What an agency does that does not agree."""
    return _("You do not agree? Write to %(address)s.") % {"address": conf.objections_email()}

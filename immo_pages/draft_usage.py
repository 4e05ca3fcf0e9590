"""Which photos and documents a few pages use: what visitors see, and what the latest draft says.

Wagtail's reference index knows nothing of drafts. Whoever was given a property sees the files of
its draft, because that is what she works on.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.core.cache import cache
from django.db.models import Model, QuerySet
from wagtail.models import Page, Revision

from immo_agencies.audit import digest
from immo_blocks.references import document_ids, photo_ids
from immo_pages.models import DevelopmentPage, PropertyDocument, PropertyPage, PropertyPhoto

_IDS_IN_BODY = {PropertyPhoto: photo_ids, PropertyDocument: document_ids}
_SECONDS = 600


def files_of_pages(pages: QuerySet[Page], model: type[Model]) -> frozenset[int]:
    """Keys of the photos or documents in the bodies of ``pages``.

    One small query as long as no page was saved since: a screen of thumbnails asks for each.
    """
    if model not in _IDS_IN_BODY:
        return frozenset()
    stamps = pages.order_by("pk").values_list(
        "pk", "latest_revision", "latest_revision_created_at", "live_revision"
    )
    stored = list(stamps)
    name = f"immo_files:{model._meta.label_lower}:{digest(stored)}"
    known = cache.get(name)
    if known is None:
        known = frozenset(_read(stored, model))
        cache.set(name, known, _SECONDS)
    return known


def _read(stamps: list[tuple[Any, ...]], model: type[Model]) -> Iterator[int]:
    ids_in = _IDS_IN_BODY[model]
    keys = [stamp[0] for stamp in stamps]
    for kind in (PropertyPage, DevelopmentPage):
        for page in kind._base_manager.filter(pk__in=keys).only("body"):
            yield from ids_in(page.body)
    drafts = Revision.objects.filter(pk__in=[stamp[1] for stamp in stamps if stamp[1]])
    for content in drafts.values_list("content", flat=True):
        yield from ids_in(json.loads(content.get("body") or "[]"))

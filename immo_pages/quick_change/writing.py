"""Write a quick change into all places of one page: row, latest draft, pinned drafts, source."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from wagtail_localize.models import TranslationSource

from immo_pages.bulk import traces
from immo_pages.models import PropertyPage
from immo_pages.quick_change.drafts import Drafts, rewrite, write_latest
from immo_pages.quick_change.values import (
    OF_ONE_LANGUAGE,
    Plain,
    put,
    put_in_content,
    values_of,
)


def write_page(
    page: PropertyPage,
    drafts: Drafts,
    values: Plain,
    names: Iterable[str],
    *,
    by: Any,
    now: datetime,
    in_drafts: Mapping[str, Plain] | None = None,
) -> None:
    """Write ``values`` into the row of ``page`` through the gate, then into its drafts.

    Drafts get what the row then says of ``names``, or what ``in_drafts`` has for the key of a
    revision. Raises PublishRefused.
    """
    put(page, values)
    if page.live:
        page.last_published_at = now
    # Only what is changed has been checked: an old mistake elsewhere does not forbid a new price.
    page.save(clean=False)
    said = values_of(page, names)
    own = in_drafts or {}
    for one in drafts.others:
        rewrite(one, own.get(str(one.pk), said), page)
    latest = str(drafts.latest.pk) if drafts.latest else ""
    write_latest(drafts, own.get(latest, said), page, by=by, now=now)
    if page.live:
        traces.tell_published([page])


def write_translation_source(
    pages: Mapping[int, PropertyPage], row: PropertyPage, values: Plain
) -> None:
    """What wagtail-localize copies into translations the next time must not be the old facts.

    Its words stay: they are replaced when the translations are updated, with their segments.
    """
    facts = {name: value for name, value in values.items() if name not in OF_ONE_LANGUAGE}
    sources = TranslationSource.objects.filter(object_id=row.translation_key)
    for source in sources.select_for_update(of=("self",)).order_by("pk"):
        of_locale = (one for one in pages.values() if one.locale_id == source.locale_id)
        page = next(of_locale, row)
        content = json.loads(source.content_json)
        put_in_content(content, values_of(page, facts), page)
        source.content_json = json.dumps(content)
        source.save(update_fields=["content_json"])

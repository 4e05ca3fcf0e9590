"""Which changes follow from the row that was and the row that is."""

from collections.abc import Iterator
from typing import Any

from immo_listings.addresses import address_of
from immo_listings.models import Change, Listing, StoredAnswer
from immo_listings.tags import joined, tags_of_answer, tags_of_property


def events_between(
    before: dict[str, Any] | None, row: Listing, page: Any, *, gone: bool = False
) -> Iterator[Change]:
    """Changes from ``before`` (columns of the old row, None for none) to ``row``; none when the
    public sees what it saw. ``gone``: the page is deleted."""
    was, shown = bool(before and before["announced"]), row.announced and not gone
    if not was and not shown:
        return
    names = list(_names(before or {}, row, was=was, shown=shown, gone=gone))
    for name in names:
        yield property_changed(row, page, name)


def property_changed(row: Listing, page: Any, name: str) -> Change:
    """``name`` (``updated``) happened to the property of ``row``."""
    return Change(
        agency_id=row.agency_id,
        event=f"property.{name}",
        kind="property",
        key=row.page_id,
        translation_key=row.translation_key,
        reference=row.reference,
        language_code=row.language_code,
        path=address_of(page.url_path, row.language_code).path,
        tags=joined(tags_of_property(row)),
    )


def answer_changed(row: StoredAnswer, page: Any, name: str) -> Change:
    """``name`` (``updated``) happened to what ``row`` is about; ``page`` is None for no page."""
    path = address_of(page.url_path, row.language_code).path if page is not None else ""
    return Change(
        agency_id=row.agency_id,
        event=f"{row.kind}.{name}",
        kind=row.kind,
        key=row.key,
        translation_key=page.translation_key if page is not None else None,
        language_code=row.language_code,
        path=path,
        tags=joined(tags_of_answer(row.agency_id, row.kind, row.key)),
    )


def site_changed(agency_id: int) -> Change:
    """Something that all answers of an agency depend on."""
    return Change(
        agency_id=agency_id,
        event="site.updated",
        kind="site",
        key=agency_id,
        tags=f"agency-{agency_id}",
    )


def redirect_changed(agency_id: int, redirect: Any, *, gone: bool) -> Change:
    """An old address of a site of the agency leads elsewhere, or nowhere any more."""
    return Change(
        agency_id=agency_id,
        event="redirect.deleted" if gone else "redirect.updated",
        kind="redirect",
        key=redirect.pk,
        path=redirect.old_path,
        tags=f"agency-{agency_id}",
    )


def _names(
    before: dict[str, Any], row: Listing, *, was: bool, shown: bool, gone: bool
) -> Iterator[str]:
    if not shown:
        yield "deleted" if gone else "unpublished"
    elif not was:
        yield "published"
    else:
        # The price was stored with two decimals; the fresh one comes from such a column too.
        if before["status"] != row.status:
            yield "status_changed"
        if before["price"] != row.price:
            yield "price_changed"
        if (before["card"], before["detail"]) != (row.card, row.detail):
            yield "updated"

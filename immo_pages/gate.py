"""Part (c) of the publish gate: what is true of every save of a property that is or becomes live.

A page that becomes live has no error gap, names nothing of another agency, and its agency may
publish one more. A page that is live may not grow its set of error gaps and foreign references, so
that an expired certificate does not forbid correcting a phone number.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wagtail.models import COMMENTS_RELATION_NAME, Page

from immo_agencies.models import Agency
from immo_agencies.permissions import Refusal
from immo_pages.advert_rules import AdvertGap, error_gaps
from immo_pages.foreign import foreign_gaps, foreign_in, newly_foreign_in
from immo_pages.permission_testers import publish_refusal

if TYPE_CHECKING:
    from immo_pages.models import PropertyPage

# Saves that touch nothing a visitor sees; Wagtail's own bookkeeping around revisions and locks.
HOUSEKEEPING = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "has_unpublished_changes",
        "draft_title",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        "numchild",
        "path",
        "depth",
        "url_path",
        "translation_key",
        # save_revision() names them too, also for a live page whose draft has a new gap.
        COMMENTS_RELATION_NAME,
    }
)


class PublishRefused(Exception):
    """A page may not go, or stay, on air as it is.

    Not a PermissionDenied: Wagtail turns that into "no permission" on the dashboard and the
    reason is lost.
    """

    def __init__(self, page: Page, reasons: Sequence[Refusal | AdvertGap]) -> None:
        self.page = page
        self.reasons = list(reasons)
        super().__init__("; ".join(str(reason.message) for reason in reasons))


def is_housekeeping(update_fields: Any) -> bool:
    """Whether a save with ``update_fields`` leaves the content alone."""
    return update_fields is not None and set(update_fields) <= HOUSEKEEPING


def hold_the_gate(page: "PropertyPage") -> bool:
    """Refuse a save that would put something on air that may not be there; False: not asked.

    Call inside the transaction of the save. Locks the page's own row, then the agency: who saved a
    revision in this transaction holds the row already, so the other order deadlocks (run). Raises
    PublishRefused.
    """
    if not page.live or page.agency_id is None:
        return False
    own_row = Page._base_manager.select_for_update(no_key=True).filter(pk=page.pk)
    own_row.values_list("pk", flat=True).first()
    Agency.objects.lock(page.agency_id)
    if reasons := reasons_to_refuse(page):
        raise PublishRefused(page, reasons)
    return True


def reasons_to_refuse(page: "PropertyPage") -> list[Refusal | AdvertGap]:
    """Why ``page`` as it is in hand may not go on air or, where its row is live, stay there."""
    stored = type(page)._base_manager.filter(pk=page.pk).first() if page.pk else None
    if stored is None or not stored.live:
        return reasons_not_to_publish(page)
    known = {gap.code for gap in error_gaps(stored)}
    grown = [gap for gap in error_gaps(page) if gap.code not in known]
    return [*grown, *foreign_gaps(newly_foreign_in(page))]


def reasons_not_to_publish(page: "PropertyPage") -> list[Refusal | AdvertGap]:
    """Refusal of plan or state, then error gaps and foreign references of the content in hand."""
    refused = publish_refusal(page)
    gaps = [*error_gaps(page), *foreign_gaps(foreign_in(page))]
    return [*([refused] if refused else []), *gaps]

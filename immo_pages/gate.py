"""Part (c) of the publish gate: what is true of every save of a property that is or becomes live.

A page that becomes live is not blocked by the operator, has no error gap, names nothing of another
agency, speaks the language of its address, and its agency may publish one more. A page that is live
may not grow its set of error gaps, foreign references and untranslated texts, so that an expired
certificate does not forbid correcting a phone number.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wagtail.models import COMMENTS_RELATION_NAME, Page

from immo_agencies.models import Agency
from immo_agencies.permissions import Refusal
from immo_pages.advert_rules import AdvertGap, error_gaps
from immo_pages.foreign import foreign_gaps, foreign_in, newly_foreign_in
from immo_pages.page_reports.blocked import blocked_refusal
from immo_pages.permission_testers import publish_refusal
from immo_pages.translating.untranslated import newly_untranslated_gaps, untranslated_gaps

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

    Call inside the transaction of the save. Locks the rows of the page, then the agency: who saved
    a revision in this transaction holds one already, so the other order deadlocks (run). Raises
    PublishRefused.
    """
    if not page.live or page.agency_id is None:
        return False
    lock_row(page)
    Agency.objects.lock(page.agency_id)
    if reasons := reasons_to_refuse(page):
        raise PublishRefused(page, reasons)
    return True


def lock_row(page: Page) -> None:
    """Lock the tree rows of ``page`` and of its translations until the end of the transaction.

    Always before the agency, and always in the order of their keys: a new status goes to the other
    languages, and two people may publish two languages of one property in the same instant.
    """
    rows = Page._base_manager.select_for_update(no_key=True)
    rows = rows.filter(translation_key=page.translation_key).order_by("pk")
    list(rows.values_list("pk", flat=True))


def reasons_to_refuse(page: "PropertyPage") -> list[Refusal | AdvertGap]:
    """Why ``page`` as it is in hand may not go on air or, where its row is live, stay there."""
    stored = type(page)._base_manager.filter(pk=page.pk).first() if page.pk else None
    if stored is None or not stored.live:
        return reasons_not_to_publish(page)
    known = {gap.code for gap in error_gaps(stored)}
    grown = [gap for gap in error_gaps(page) if gap.code not in known]
    foreign = foreign_gaps(newly_foreign_in(page))
    return [*grown, *foreign, *newly_untranslated_gaps(page, stored)]


def reasons_not_to_publish(page: "PropertyPage") -> list[Refusal | AdvertGap]:
    """Refusal of plan or state, then what is wrong with the content in hand.

    Error gaps, foreign references, and texts that are not in the language of the page.
    """
    refused = blocked_refusal(page) or publish_refusal(page)
    gaps = [*error_gaps(page), *foreign_gaps(foreign_in(page)), *untranslated_gaps(page)]
    return [*([refused] if refused else []), *gaps]


def refuse_source_language(page: Page) -> None:
    """Raise PublishRefused for a live ``page`` of any kind that is blocked or not translated.

    Properties pass ``hold_the_gate``, which asks this and more.
    """
    stored = type(page)._base_manager.filter(pk=page.pk).first() if page.pk else None
    reasons: list[Refusal | AdvertGap]
    if stored is None or not stored.live:
        reasons = [*_blocked(page), *untranslated_gaps(page)]
    else:
        reasons = [*newly_untranslated_gaps(page, stored)]
    if reasons:
        raise PublishRefused(page, reasons)


def reasons_against(content: Page) -> list[Refusal | AdvertGap]:
    """Why ``content``, a revision of a page of any kind, may not go on air now."""
    from immo_pages.models import PropertyPage  # stands on the gate

    if isinstance(content, PropertyPage):
        content.derive()
        return reasons_to_refuse(content)
    gaps = [*foreign_gaps(foreign_in(content)), *untranslated_gaps(content)]
    return [*_blocked(content), *gaps]


def _blocked(page: Page) -> list[Refusal]:
    refused = blocked_refusal(page)
    return [refused] if refused else []

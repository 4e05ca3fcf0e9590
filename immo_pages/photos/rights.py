"""The day until which a photo may be shown: what is said about it, and the pages that mirror it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from immo_agencies.tenancy import agency_of
from immo_blocks.references import photo_ids
from immo_pages.due_papers import WITHIN_DAYS
from immo_pages.models import PropertyPage, PropertyPhoto
from immo_pages.models.photo import ends_of_rights
from immo_pages.photos.where_used import live_pages_with


@dataclass(frozen=True)
class RightsNotice:
    """What to say beside a photo; ``is_over``: it may no longer be shown."""

    text: str
    is_over: bool


def rights_notice(until: date | None, *, today: date) -> RightsNotice | None:
    """None for a photo that may be shown for more than a month to come."""
    if until is None or until > today + timedelta(days=WITHIN_DAYS):
        return None
    day = {"day": date_format(until, "SHORT_DATE_FORMAT")}
    if until < today:
        return RightsNotice(_("May no longer be shown: its rights ended on %(day)s.") % day, True)
    return RightsNotice(_("May be shown until %(day)s only.") % day, False)


def carry_rights(photo: PropertyPhoto) -> None:
    """Correct the column of the stored pages that show ``photo``, after its day has changed."""
    agency = agency_of(photo)
    if agency is None:
        return
    pages = list(live_pages_with(agency, [photo.pk]).only("body", "photo_rights_until"))
    shown = {page.pk: photo_ids(page.body) for page in pages}
    ends = ends_of_rights({key for keys in shown.values() for key in keys})
    for page in pages:
        first = min((ends[key] for key in shown[page.pk] if key in ends), default=None)
        if page.photo_rights_until != first:
            PropertyPage._base_manager.filter(pk=page.pk).update(photo_rights_until=first)

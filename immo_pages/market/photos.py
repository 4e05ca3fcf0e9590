"""Photos of properties that have left the site are not handed out any more."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex

from immo_agencies.tenancy import active_agency, agency_of, agency_of_host
from immo_pages.market.visibility import WITHOUT_PRICE, publicly_visible
from immo_pages.models import PropertyPage, PropertyPhoto
from immo_pages.page_reports.blocked import open_blocks


def is_withheld(photo: PropertyPhoto) -> bool:
    """Whether ``photo`` is on properties that left the site or are blocked, and on no other page.

    One that no page uses yet is not withheld: it may stand in a draft. Two queries, and a third
    one where all pages that use it are sold, withdrawn or thrown away.
    """
    users = _users_by_index(photo)
    properties = PropertyPage._base_manager.filter(Q(pk__in=users) | Q(cover=photo))
    blocked = Exists(open_blocks().filter(translation_key=OuterRef("translation_key")))
    properties = properties.annotate(blocked=blocked)
    rows = list(properties.values_list("pk", "status", "trashed__pk", "blocked"))
    elsewhere = users - {row[0] for row in rows}
    if not rows or elsewhere:
        return False
    if any(
        trashed is None and not is_blocked and status not in WITHOUT_PRICE
        for _pk, status, trashed, is_blocked in rows
    ):
        return False
    return not publicly_visible(properties.filter(trashed=None, blocked=False)).exists()


def is_for_colleague(request: HttpRequest, photo: PropertyPhoto) -> bool:
    """Whether a signed-in member of the photo's agency asks: previews show what visitors lost."""
    if not request.user.is_authenticated:
        return False
    owner = agency_of(photo)
    return active_agency(request) == owner and agency_of_host(request) in (None, owner)


def _users_by_index(photo: PropertyPhoto) -> set[int]:
    found = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(PropertyPhoto),
        to_object_id=str(photo.pk),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return {int(key) for key in found.values_list("object_id", flat=True)}

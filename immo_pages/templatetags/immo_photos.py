"""What Wagtail's screens of photos say in addition: uses, rights, the same picture, words."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency, for_agency
from immo_blocks.references import raw_blocks, raw_items
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage, PropertyPhoto
from immo_pages.photos.alt_words import proposed_alt
from immo_pages.photos.notes import photo_notes
from immo_pages.photos.readiness import unready
from immo_pages.photos.rights import rights_notice
from immo_pages.photos.same import same_picture
from immo_pages.photos.uses_shown import Uses, uses_for
from immo_pages.photos.where_used import uses_of

register = template.Library()


@register.inclusion_tag("immo_pages/photos/uses.html", takes_context=True)
def photo_uses(context: Any, photo: PropertyPhoto) -> dict[str, Any]:
    """The pages that show ``photo``, before it is deleted."""
    return {"uses": uses_for(context["request"], [photo])[photo.pk], "photo": photo}


@register.simple_tag
def photo_notes_of(page: Any) -> dict[str, Any]:
    """What the editor says about the photos of ``page``, the draft in hand."""
    return photo_notes(page)


@register.simple_tag(takes_context=True)
def uses_of_photos(context: Any, items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a bulk action with what each photo is used for, all of them asked at once."""
    rows = list(items)
    found = uses_for(context["request"], [row["item"] for row in rows])
    return [row | {"uses": found.get(row["item"].pk, Uses())} for row in rows]


@register.inclusion_tag("immo_pages/photos/form_notes.html", takes_context=True)
def photo_form_notes(context: Any, photo: PropertyPhoto) -> dict[str, Any]:
    """Rights that end, the same picture elsewhere, sizes to come, words to take over."""
    request = context["request"]
    own = for_agency(request, PropertyPhoto.objects.all())
    return {
        "photo": photo,
        "rights": rights_notice(photo.rights_until, today=timezone.localdate()),
        "same": same_picture(photo, own, request.user),
        "delete_url": reverse("wagtailimages:delete", args=[photo.pk]),
        "is_preparing": bool(unready([photo.pk])),
        "words": "" if photo.description else _words_for(request, photo),
    }


def _words_for(request: Any, photo: PropertyPhoto) -> str:
    """From the room it shows on the first property that uses it, in the language of that page."""
    agency = active_agency(request)
    if agency is None or not may(request.user, PageAction.ARRANGE_PHOTOS, agency):
        return ""
    keys = uses_of(agency, [photo.pk])[photo.pk].pages
    pages = for_agency(request, PropertyPage.objects.filter(pk__in=keys))
    language = agency.default_language
    for page in sorted(pages, key=lambda one: (one.language_code != language, one.pk)):
        if text := proposed_alt(_room_of(page, photo.pk), page):
            return text
    return ""


def _room_of(page: Page, photo: int) -> str:
    draft: Any = page.get_latest_revision_as_object()
    for block in raw_blocks(draft.body):
        for _key, item in raw_items(block.get("value"), "photos"):
            if str(item.get("photo")) == str(photo):
                return str(item.get("room") or "")
    return ""

"""Keep what belongs to pages, photos and documents in step with them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.signals import post_save, pre_save
from wagtail.models import Page
from wagtail.signals import pre_page_move
from wagtail_localize.models import SegmentOverride

from immo_agencies.tenancy import agency_of
from immo_pages.copywriting import writes_texts_only
from immo_pages.models import PropertyPhoto
from immo_pages.models.place import refuse_other_agency
from immo_pages.tasks import make_jpeg_renditions


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    post_save.connect(_prepare_photo, sender=PropertyPhoto, dispatch_uid="immo_pages_prepare_photo")
    pre_save.connect(
        _texts_only, sender=SegmentOverride, dispatch_uid="immo_pages_override_texts_only"
    )
    pre_page_move.connect(_stay_in_agency, dispatch_uid="immo_pages_stay_in_agency")


def _prepare_photo(instance: PropertyPhoto, **kwargs: Any) -> None:
    """Sizes are made after upload by a task, never at publish and never for a visitor."""
    if kwargs.get("raw"):
        return
    agency, photo = getattr(agency_of(instance), "pk", None), instance.pk
    transaction.on_commit(lambda: make_jpeg_renditions.enqueue(agency, photo))


def _texts_only(instance: SegmentOverride, **kwargs: Any) -> None:
    """In a translation, too, who writes texts only puts no other photo in the place of one."""
    same = Page.objects.filter(translation_key=instance.context.object_id)
    page = same.filter(locale=instance.locale_id).first()
    if page is not None and writes_texts_only(instance.last_translated_by, page):
        raise PermissionDenied


def _stay_in_agency(instance: Any, parent_page_after: Any, **kwargs: Any) -> None:
    """Also for moves that go around ``Page.move``: the admin builds the action itself."""
    refuse_other_agency(instance, parent_page_after)

"""Keep what belongs to pages, photos and documents in step with them."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import pre_page_move

from immo_agencies.tenancy import agency_of
from immo_pages.documents.scanning.tasks import queue_scan
from immo_pages.models import PropertyDocument, PropertyPhoto
from immo_pages.models.place import refuse_other_agency
from immo_pages.photos.rights import carry_rights
from immo_pages.tasks import make_jpeg_renditions
from immo_pages.vocabulary import ScanState


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    post_save.connect(_prepare_photo, sender=PropertyPhoto, dispatch_uid="immo_pages_prepare_photo")
    post_delete.connect(
        _rights_are_gone, sender=PropertyPhoto, dispatch_uid="immo_pages_rights_are_gone"
    )
    post_save.connect(
        _scan_document, sender=PropertyDocument, dispatch_uid="immo_pages_scan_document"
    )
    pre_page_move.connect(_stay_in_agency, dispatch_uid="immo_pages_stay_in_agency")


def _prepare_photo(instance: PropertyPhoto, **kwargs: Any) -> None:
    """Sizes are made after upload by a task, never at publish and never for a visitor."""
    if kwargs.get("raw"):
        return
    if instance.rights_have_changed:
        carry_rights(instance)
    agency, photo = getattr(agency_of(instance), "pk", None), instance.pk
    transaction.on_commit(lambda: make_jpeg_renditions.enqueue(agency, photo))


def _rights_are_gone(instance: PropertyPhoto, **kwargs: Any) -> None:
    """Its day no longer counts for the pages that still name it."""
    if instance.rights_until is not None:
        carry_rights(instance)


def _scan_document(instance: PropertyDocument, **kwargs: Any) -> None:
    """A new file is looked at by a task; nobody gets it before."""
    if not kwargs.get("raw") and instance.scan_state == ScanState.WAITING:
        transaction.on_commit(lambda: queue_scan(instance))


def _stay_in_agency(instance: Any, parent_page_after: Any, **kwargs: Any) -> None:
    """Also for moves that go around ``Page.move``: the admin builds the action itself."""
    refuse_other_agency(instance, parent_page_after)

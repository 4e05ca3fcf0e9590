"""What a blocked thing is called, and where its people find it in the admin."""

from django.urls import reverse
from django.utils.translation import gettext as _

from immo_pages.models import Takedown


def name_of(block: Takedown) -> str:
    """``Page: Villa``, ``Photo: Kitchen``, ``Document: Deed``."""
    if block.photo:
        return _("Photo: %(title)s") % {"title": block.photo.title}
    if block.document:
        return _("Document: %(title)s") % {"title": block.document.title}
    title = block.page.title if block.page else _("deleted")
    return _("Page: %(title)s") % {"title": title}


def place_of(block: Takedown) -> str:
    """Address in the admin."""
    if block.photo_id:
        return reverse("wagtailimages:edit", args=[block.photo_id])
    if block.document_id:
        return reverse("wagtaildocs:edit", args=[block.document_id])
    if block.page_id:
        return reverse("wagtailadmin_pages:edit", args=[block.page_id])
    return reverse("wagtailadmin_home")

"""What was deleted, for as long as it can be put back."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_pages.models.place import AgencyPageMixin


class BinPage(AgencyPageMixin, Page):
    """Where deleted properties of one home lie: below the home, so that they stay the agency's.

    Never live, never routed, in no menu; ``AgencyHome.bin`` tells ``owned_by`` to leave it out.
    """

    is_creatable = False
    parent_page_types = ["immo_pages.AgencyHomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("trash")
        verbose_name_plural = _("trash")

    def route(self, request: Any, path_components: Any) -> NoReturn:
        """Nothing below has an address."""
        raise Http404


class TrashEntry(models.Model):
    """One act of deleting: a property with its translations, or a development with its units."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="trash")
    deleted_at = models.DateTimeField(default=timezone.now, editable=False)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("deleted property")
        verbose_name_plural = _("deleted properties")
        ordering = ["-deleted_at", "-pk"]
        indexes = [models.Index(fields=["deleted_at"], name="immo_pages_trash_age")]

    def __str__(self) -> str:
        return f"{self.pk} ({self.agency})"


class TrashedPage(models.Model):
    """A page in the bin, and what it takes to put it back as it was.

    ``is_top``: moved itself; the others came with the page above them. ``reference`` is kept here,
    so that another property may take it meanwhile.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    entry = models.ForeignKey(TrashEntry, on_delete=models.CASCADE, related_name="pages")
    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="trashed")
    is_top = models.BooleanField(default=False)
    parent = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    was_live = models.BooleanField(default=False)
    live_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    had_unpublished_changes = models.BooleanField(default=False)
    reference = models.CharField(max_length=60, null=True)  # noqa: DJ001  as on the property

    # It is no use of the page that somebody should be told about.
    wagtail_reference_index_ignore = True

    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("page in the trash")
        verbose_name_plural = _("pages in the trash")

    def __str__(self) -> str:
        return f"{self.page_id} ({self.agency})"

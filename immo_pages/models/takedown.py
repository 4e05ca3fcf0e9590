"""What the operator took off the public sites: a page, a photo or a document."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from wagtail.models import Page

from immo_agencies.models import Agency

_OPEN = Q(lifted_at=None)


class Takedown(models.Model):
    """One thing that is blocked until ``lifted_at``.

    A page is blocked in all its languages, by ``translation_key``; ``page`` says which one was
    reported. A photo or document also says it itself (``is_blocked``), so that pages need no query.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField(null=True, editable=False)
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    photo = models.ForeignKey(
        "immo_pages.PropertyPhoto", null=True, on_delete=models.CASCADE, related_name="takedowns"
    )
    document = models.ForeignKey(
        "immo_pages.PropertyDocument", null=True, on_delete=models.CASCADE, related_name="takedowns"
    )
    report = models.ForeignKey(
        "immo_pages.PageReport", null=True, on_delete=models.SET_NULL, related_name="takedowns"
    )
    reason = models.TextField(max_length=1000)
    blocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    blocked_at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    lifted_reason = models.TextField(max_length=1000, blank=True, default="")

    all_objects: ClassVar[models.Manager["Takedown"]] = models.Manager()
    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    # It is no use of a photo that somebody should be told about.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["-blocked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(translation_key__isnull=False, photo=None, document=None)
                | Q(translation_key=None, page=None, photo__isnull=False, document=None)
                | Q(translation_key=None, page=None, photo=None, document__isnull=False),
                name="immo_pages_takedown_of_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=[name], condition=_OPEN, name=f"immo_pages_blocked_{name}"[:30]
                )
                for name in ("translation_key", "photo", "document")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} ({self.agency})"

    @property
    def file(self) -> Any:
        """The photo or document; None for a page."""
        return self.photo or self.document

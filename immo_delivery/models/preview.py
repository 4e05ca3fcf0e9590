"""Drafts that a front end shows: where, which, and who may fetch them for a quarter of an hour."""

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from wagtail.models import Page, Site

from immo_agencies.models import Agency


class PreviewTarget(models.Model):
    """The address of the program that shows drafts of a site; codes are added to it."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    site = models.OneToOneField(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    url = models.URLField(
        _("address"),
        max_length=500,
        help_text=_("Your web developer knows it: https://www.example.org/api/preview"),
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("preview address")
        verbose_name_plural = _("preview addresses")
        ordering = ["site__hostname", "pk"]

    def __str__(self) -> str:
        return self.site.hostname


class PreviewDraft(models.Model):
    """What one member sees of one page now, as the public would be told: ready JSON text.

    A page that was never saved is known by its ``parent`` and its ``content_type``. ``version``
    counts how often the content was stored.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(PreviewTarget, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    language_code = models.CharField(max_length=10)
    path = models.TextField()
    answer = models.TextField()
    version = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    wagtail_reference_index_ignore = True

    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "page"],
                condition=Q(page__isnull=False),
                name="immo_delivery_one_draft_of_page",
            ),
            models.UniqueConstraint(
                fields=["by", "parent", "content_type"],
                condition=Q(page__isnull=True),
                name="immo_delivery_one_draft_of_new_page",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"


class PreviewPass(models.Model):
    """A code, and the token that it was exchanged for. Only their digests are stored."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    draft = models.ForeignKey(PreviewDraft, on_delete=models.CASCADE, related_name="passes")
    code_digest = models.CharField(max_length=64, unique=True)
    code_until = models.DateTimeField()
    token_digest = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - several rows have none
    token_until = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    def __str__(self) -> str:
        return f"{self.pk}"

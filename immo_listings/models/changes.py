"""What changed for the public, in order: front ends, caches and webhooks follow it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from immo_agencies.models import Agency


class Change(models.Model):
    """One change of one public object; never altered but to be given its number.

    It is written inside the transaction of the change and numbered after the commit: a number that
    is seen has no lower one still to come. ``tags`` are separated by blanks.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField(null=True)
    event = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    key = models.BigIntegerField()
    translation_key = models.UUIDField(null=True)
    reference = models.CharField(max_length=60, blank=True, default="")
    language_code = models.CharField(max_length=10, blank=True, default="")
    path = models.CharField(max_length=2048, blank=True, default="")
    tags = models.TextField(blank=True, default="")
    at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    objects: ClassVar[Any] = ScopedManager(agency="agency")

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "seq"], name="immo_listings_one_number")
        ]
        indexes = [
            models.Index(fields=["agency"], condition=Q(seq=None), name="immo_change_unnumbered"),
            models.Index(fields=["agency", "kind", "key"], name="immo_change_of_one"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.key}"


class Space(models.Model):
    """The state of all that one agency shows: its number is part of every ETag."""

    agency = models.OneToOneField(
        Agency, on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    version = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    objects: ClassVar[Any] = ScopedManager(agency="agency")

    def __str__(self) -> str:
        return f"{self.agency} {self.version}"

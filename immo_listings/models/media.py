"""Who shows which photo or document."""

from django.db import models
from django_scopes import ScopedManager

from immo_agencies.models import Agency
from immo_listings.models.listing import Listing


class ListingMedia(models.Model):
    """Which listing shows which photo or document or leads to which page.

    The reference index lags behind the queue.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo"
        DOCUMENT = "document"
        PAGE = "page"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="media")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    object_id = models.BigIntegerField()

    wagtail_reference_index_ignore = True

    objects = ScopedManager(agency="agency")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "kind", "object_id"], name="immo_listings_one_row_per_medium"
            )
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="immo_list_media")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"

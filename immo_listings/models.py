"""What search and the APIs read.

What the tree knows (live, address, privacy) is joined, not copied: unpublishing and moving signal
too late, the join hides at once.
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager
from wagtail.models import Page, PageViewRestriction

from immo_agencies.models import Agency
from immo_pages.market.visibility import publicly_listed
from immo_pages.models import PropertyPage


class ListingQuerySet(models.QuerySet["Listing"]):
    """Every public read goes through ``public()``."""

    def public(self) -> Self:
        """Listings of live pages that nobody needs a password or a login to see and that their
        status leaves in the lists; the page is asked, not the copy of its status."""
        hidden = Q(pk__in=[])
        for path in PageViewRestriction.objects.values_list("page__path", flat=True):
            hidden |= Q(page__path__startswith=path)
        return publicly_listed(self.filter(page__live=True).exclude(hidden), via="page__")

    def below(self, page: Page) -> Self:
        """Listings of the properties below ``page``."""
        return self.filter(page__path__startswith=page.path)


class Listing(models.Model):
    """A property in one language. Areas in m², prices in ``currency``; a hidden price is NULL."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    page = models.OneToOneField(PropertyPage, on_delete=models.CASCADE, related_name="listing")
    language_code = models.CharField(max_length=10)
    translation_key = models.UUIDField()
    reference = models.CharField(max_length=60, blank=True, default="")
    transaction = models.CharField(max_length=24)
    category = models.CharField(max_length=24)
    subtype = models.CharField(max_length=24, blank=True, default="")
    status = models.CharField(max_length=24)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, default="EUR")
    living_area = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    plot_area = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    bedrooms = models.PositiveSmallIntegerField(null=True)
    bathrooms = models.PositiveSmallIntegerField(null=True)
    postal_code = models.CharField(max_length=12, blank=True, default="")
    city = models.CharField(max_length=100, blank=True, default="")
    region = models.CharField(max_length=24, blank=True, default="")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    epc_class = models.CharField(max_length=5, blank=True, default="")
    epc_kwh_m2_year = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    search_text = models.TextField(blank=True, default="")
    card = models.JSONField()
    detail = models.JSONField()

    # What uses a photo is the page; its listing is no second use.
    wagtail_reference_index_ignore = True

    objects: ClassVar[ListingQuerySet] = ScopedManager(
        agency="agency", _manager_class=models.Manager.from_queryset(ListingQuerySet)
    )

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["agency", "language_code", "-published_at"], name="immo_list_new"),
            models.Index(fields=["agency", "transaction", "price"], name="immo_list_price"),
            models.Index(fields=["postal_code"], name="immo_list_postal_code"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.language_code})"


class ListingMedia(models.Model):
    """Which listing shows which photo or document; the reference index lags behind the queue."""

    class Kind(models.TextChoices):
        PHOTO = "photo"
        DOCUMENT = "document"

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


class StaleListings(models.Model):
    """All listings of an agency wait to be made again; a task takes the oldest first."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(agency="agency")

    class Meta:
        ordering = ["since"]

    def __str__(self) -> str:
        return f"{self.agency} since {self.since}"

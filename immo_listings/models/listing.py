"""What search and the APIs read of a property.

What the tree knows (live, address, privacy) is joined, not copied: unpublishing and moving signal
too late, the join hides at once.
"""

import json
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager
from wagtail.models import Page, PageViewRestriction

from immo_agencies.models import Agency
from immo_listings.addresses import Address, address_of
from immo_listings.models.vector import WeightedWords
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
    """A property in one language. Areas in m², prices in ``currency``; a hidden price is NULL.

    ``card`` and ``detail`` are JSON text as it is sent, without the address of the page, which the
    tree knows. ``closed_at``: since when it is sold or let; ``ends_at``: when the clock alone takes
    it off the site. ``announced``: the change feed has said that it is public.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    page = models.OneToOneField(PropertyPage, on_delete=models.CASCADE, related_name="listing")
    language_code = models.CharField(max_length=10)
    translation_key = models.UUIDField()
    reference = models.CharField(max_length=60, blank=True, default="")
    title = models.CharField(max_length=255, blank=True, default="")
    transaction = models.CharField(max_length=24)
    category = models.CharField(max_length=24)
    subtype = models.CharField(max_length=24, blank=True, default="")
    usage = models.CharField(max_length=24, blank=True, default="")
    status = models.CharField(max_length=24)
    condition = models.CharField(max_length=24, blank=True, default="")
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, default="EUR")
    living_area = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    plot_area = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    rooms = models.PositiveSmallIntegerField(null=True)
    bedrooms = models.PositiveSmallIntegerField(null=True)
    bathrooms = models.PositiveSmallIntegerField(null=True)
    facades = models.PositiveSmallIntegerField(null=True)
    year_built = models.IntegerField(null=True)
    available_from = models.DateField(null=True)
    features = models.TextField(
        blank=True, default="", help_text="codes between bars, a bar at each end: |garden|lift|"
    )
    postal_code = models.CharField(max_length=12, blank=True, default="")
    city = models.CharField(max_length=100, blank=True, default="")
    region = models.CharField(max_length=24, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    epc_class = models.CharField(max_length=5, blank=True, default="")
    epc_jurisdiction = models.CharField(max_length=10, blank=True, default="")
    epc_kwh_m2_year = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    agent_key = models.BigIntegerField(null=True)
    development_key = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    announced = models.BooleanField(default=False)
    search_text = models.TextField(blank=True, default="")
    # Filled by SQL on PostgreSQL (``immo_listings.words``), always NULL elsewhere.
    search_vector = WeightedWords(null=True, editable=False)
    card = models.TextField(default="{}")
    detail = models.TextField(default="{}")

    # What uses a photo is the page; its listing is no second use.
    wagtail_reference_index_ignore = True

    objects: ClassVar[ListingQuerySet] = ScopedManager(
        agency="agency", _manager_class=models.Manager.from_queryset(ListingQuerySet)
    )

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [
            # One for each order, down to the key that settles ties: nothing is sorted.
            *(
                models.Index(fields=["agency", "language_code", column, "id"], name=name)
                for column, name in (
                    ("published_at", "immo_list_new"),
                    ("price", "immo_list_price"),
                    ("living_area", "immo_list_area"),
                    ("epc_kwh_m2_year", "immo_list_epc"),
                )
            ),
            models.Index(
                fields=["agency", "language_code", "postal_code", "price", "id"],
                name="immo_list_postal_code",
            ),
            models.Index(fields=["agency", "ends_at"], name="immo_list_ends"),
            models.Index(fields=["agency", "reference"], name="immo_list_reference"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.language_code})"

    @property
    def address(self) -> Address:
        """Where its page answers; select ``page`` with it."""
        return address_of(self.page.url_path, self.language_code)

    @property
    def card_data(self) -> dict[str, Any]:
        """The card as values."""
        data: dict[str, Any] = json.loads(self.card)
        return data

    @property
    def detail_data(self) -> dict[str, Any]:
        """Facts and blocks as values."""
        data: dict[str, Any] = json.loads(self.detail)
        return data

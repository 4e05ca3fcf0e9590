"""The read model: what search and the APIs read."""

from immo_listings.models.changes import Change, Space
from immo_listings.models.listing import Listing, ListingQuerySet
from immo_listings.models.media import ListingMedia
from immo_listings.models.stale import StaleListings
from immo_listings.models.stored import StoredAnswer

__all__ = [
    "Change",
    "Listing",
    "ListingMedia",
    "ListingQuerySet",
    "Space",
    "StaleListings",
    "StoredAnswer",
]

"""Abstract parts of a property page, one by theme."""

from immo_pages.models.mixins.energy import EnergyColumns
from immo_pages.models.mixins.facts import FactsMixin
from immo_pages.models.mixins.legal import LegalMixin
from immo_pages.models.mixins.location import LocationMixin
from immo_pages.models.mixins.photos import PhotoColumns
from immo_pages.models.mixins.price import PriceMixin
from immo_pages.models.mixins.publication import PublicationMixin

__all__ = [
    "EnergyColumns",
    "FactsMixin",
    "LegalMixin",
    "LocationMixin",
    "PhotoColumns",
    "PriceMixin",
    "PublicationMixin",
]

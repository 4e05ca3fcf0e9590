from immo_pages.models.agent import Agent
from immo_pages.models.content import ContentPage
from immo_pages.models.development import DevelopmentPage
from immo_pages.models.document import PropertyDocument
from immo_pages.models.home import AgencyHomePage
from immo_pages.models.index import PropertyIndexPage
from immo_pages.models.photo import PropertyPhoto, PropertyPhotoRendition
from immo_pages.models.property import PropertyPage

__all__ = [
    "AgencyHomePage",
    "Agent",
    "ContentPage",
    "DevelopmentPage",
    "PropertyDocument",
    "PropertyIndexPage",
    "PropertyPage",
    "PropertyPhoto",
    "PropertyPhotoRendition",
]

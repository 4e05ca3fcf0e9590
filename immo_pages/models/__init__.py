from immo_pages.models.advert_notice import AdvertNotice
from immo_pages.models.agent import Agent
from immo_pages.models.content import ContentPage
from immo_pages.models.development import DevelopmentPage
from immo_pages.models.document import PropertyDocument
from immo_pages.models.home import AgencyHomePage
from immo_pages.models.index import PropertyIndexPage
from immo_pages.models.moderation import ModerationMessage
from immo_pages.models.open_house import OpenHouse
from immo_pages.models.page_report import PageReport
from immo_pages.models.photo import PropertyPhoto, PropertyPhotoRendition
from immo_pages.models.preview_link import PreviewLink
from immo_pages.models.property import PropertyPage
from immo_pages.models.property_template import PropertyTemplate
from immo_pages.models.quick_change import QuickChange
from immo_pages.models.status_rules import StatusRules
from immo_pages.models.takedown import Takedown
from immo_pages.models.trash import BinPage, TrashedPage, TrashEntry

__all__ = [
    "AdvertNotice",
    "AgencyHomePage",
    "Agent",
    "BinPage",
    "ContentPage",
    "DevelopmentPage",
    "ModerationMessage",
    "OpenHouse",
    "PageReport",
    "PreviewLink",
    "PropertyDocument",
    "PropertyIndexPage",
    "PropertyPage",
    "PropertyPhoto",
    "PropertyPhotoRendition",
    "PropertyTemplate",
    "QuickChange",
    "StatusRules",
    "Takedown",
    "TrashEntry",
    "TrashedPage",
]

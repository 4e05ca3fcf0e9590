"""Addresses of these screens, below ``/admin/my-properties/``."""

from django.urls import path

from immo_pages.assigned.legal import LegalScreen
from immo_pages.assigned.listing import MyPropertiesView
from immo_pages.assigned.originals import OriginalPhotoView
from immo_pages.assigned.photos import PhotosScreen, PhotoUploadView
from immo_pages.assigned.reading import DraftView, ReadingScreen

app_name = "immo_assigned"
urlpatterns = [
    path("", MyPropertiesView.as_view(), name="index"),
    path("<int:page_id>/photos/", PhotosScreen.as_view(), name="photos"),
    path("<int:page_id>/photos/upload/", PhotoUploadView.as_view(), name="upload"),
    path(
        "<int:page_id>/photos/<int:photo_id>/original/",
        OriginalPhotoView.as_view(),
        name="original",
    ),
    path("<int:page_id>/legal/", LegalScreen.as_view(), name="legal"),
    path("<int:page_id>/read/", ReadingScreen.as_view(), name="read"),
    path("<int:page_id>/read/page/", DraftView.as_view(), name="draft"),
]

"""Addresses of previews, on the host of the agency: no language in them, the link is the way."""

from django.urls import path

from immo_pages.preview_links.views import PreviewPage, PreviewPhoto

urlpatterns = [
    path("preview/<str:token>/", PreviewPage.as_view(), name="immo_pages_preview"),
    path(
        "preview/<str:token>/<str:language>/", PreviewPage.as_view(), name="immo_pages_preview_in"
    ),
    path(
        "preview/<str:token>/photo/<str:preset>/<str:name>",
        PreviewPhoto.as_view(),
        name="immo_pages_preview_photo",
    ),
]

"""Addresses of these screens, below ``/admin/preview-links/``."""

from django.urls import path

from immo_pages.preview_links.screens import LinksScreen, RevokeView

app_name = "immo_preview_links"
urlpatterns = [
    path("<int:page_id>/", LinksScreen.as_view(), name="index"),
    path("<int:page_id>/<int:link_id>/withdraw/", RevokeView.as_view(), name="revoke"),
]

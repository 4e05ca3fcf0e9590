"""Public addresses of this room."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from immo_pages.photos.serving import serve_photo
from immo_pages.root import redirect_to_default_language
from immo_pages.sitemap import AgencySitemap
from immo_pages.theme import serve_logo, theme_css

root_urlpatterns = [
    path("", redirect_to_default_language, name="immo_pages_root"),
    path("img/<str:preset>/<str:name>", serve_photo, name="immo_pages_photo"),
    path("logo/<str:name>", serve_logo, name="immo_pages_logo"),
    path("theme/<str:digest>.css", theme_css, name="immo_pages_theme"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": AgencySitemap}}, name="sitemap"),
]

language_urlpatterns: list = []

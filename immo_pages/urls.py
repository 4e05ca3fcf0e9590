"""Public addresses of this room."""

from django.urls import path, re_path

from immo_pages.documents.serving import refuse, serve_document
from immo_pages.open_houses.calendar import open_houses_file
from immo_pages.page_password import ask_password
from immo_pages.page_reports.public_urls import urlpatterns as report_urlpatterns
from immo_pages.photos.member_media import serve_member_media
from immo_pages.photos.serving import serve_photo
from immo_pages.preview_links.public_urls import urlpatterns as preview_urlpatterns
from immo_pages.root import redirect_to_default_language
from immo_pages.sitemap import robots_txt, sitemap_xml
from immo_pages.theme import serve_logo, theme_css

root_urlpatterns = [
    path("", redirect_to_default_language, name="immo_pages_root"),
    path("img/<str:preset>/<str:name>", serve_photo, name="immo_pages_photo"),
    path("logo/<str:name>", serve_logo, name="immo_pages_logo"),
    path("theme/<str:digest>.css", theme_css, name="immo_pages_theme"),
    path("media/<path:name>", serve_member_media, name="immo_pages_member_media"),
    path("open-houses/<int:page_id>.ics", open_houses_file, name="immo_pages_open_houses"),
    *preview_urlpatterns,
    path("sitemap.xml", sitemap_xml, name="sitemap"),
    path("robots.txt", robots_txt, name="immo_pages_robots"),
    # In the place of Wagtail's, under its names: ``document.url`` leads here.
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        refuse,
        name="wagtaildocs_authenticate_with_password",
    ),
    re_path(
        r"^documents/(?P<document_id>\d+)/(?P<filename>.*)$",
        serve_document,
        name="wagtaildocs_serve",
    ),
]

language_urlpatterns = [
    *report_urlpatterns,
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        ask_password,
        name="wagtailcore_authenticate_with_password",
    ),
]

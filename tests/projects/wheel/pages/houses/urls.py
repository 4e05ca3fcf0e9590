"""The generated addresses, with those of the wheel and the site's pages by language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from immosite.urls import urlpatterns as generated
from wagtail import urls as wagtail_urls

from immo_pages.api import api_router
from immo_pages.urls import language_urlpatterns, root_urlpatterns

urlpatterns = [
    path("api/v2/", api_router.urls),
    *root_urlpatterns,
    path("admin/", include("immo_agencies.boundary.shadow")),
    *generated[:-1],
    *i18n_patterns(*language_urlpatterns, path("", include(wagtail_urls))),
]

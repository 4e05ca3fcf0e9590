"""Addresses of the whole installation."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.health import readyz
from cms.users.closed_doors import admin_urlpatterns, page_urlpatterns
from home.style_guide.views import style_guide, to_style_guide
from immo_pages.api import api_router
from immo_pages.urls import language_urlpatterns, root_urlpatterns

urlpatterns = [
    path("readyz", readyz, name="readyz"),
    path("admin/", include(admin_urlpatterns)),
    path("admin/", include("immo_agencies.boundary.shadow")),
    path("admin/", include(wagtailadmin_urls)),
    path("accounts/", include("cms.users.urls")),
    path("", include("immo_agencies.people.public_urls")),
    path("styleguide/", to_style_guide, name="to_style_guide"),
    path("api/v2/", api_router.urls),
    path("", include("immo_delivery.urls")),
    *root_urlpatterns,
    path("documents/", include(wagtaildocs_urls)),
    *i18n_patterns(
        path("styleguide/", style_guide, name="style_guide"),
        path("search/", include("search.urls")),
        *language_urlpatterns,
        *page_urlpatterns,
        path("", include(wagtail_urls)),
    ),
]

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns = [*staticfiles_urlpatterns(), *urlpatterns]

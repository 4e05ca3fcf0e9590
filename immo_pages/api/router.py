"""The endpoints below ``/api/v2/``; URL names start with ``wagtailapi:``."""

from wagtail.api.v2.router import WagtailAPIRouter

from immo_pages.api.documents import PublicDocumentsViewSet
from immo_pages.api.images import PublicImagesViewSet
from immo_pages.api.pages import PublicPagesViewSet
from immo_pages.api.redirects import PublicRedirectsViewSet

api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PublicPagesViewSet)
api_router.register_endpoint("images", PublicImagesViewSet)
api_router.register_endpoint("documents", PublicDocumentsViewSet)
api_router.register_endpoint("redirects", PublicRedirectsViewSet)

"""``/api/v2/redirects/``: old addresses of the answering site."""

from typing import Any, ClassVar

from django.db.models import Q
from rest_framework.fields import Field
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.contrib.redirects.models import Redirect

from immo_pages.addresses import canonical_url
from immo_pages.api.base import PublicEndpoint
from immo_pages.api.filters import DeclaredOrdering, IdentityFilter

_FIELDS = ["old_path", "location", "is_permanent"]


class LocationField(Field):
    """Where a redirect leads."""

    def get_attribute(self, instance: Redirect) -> str:
        """Address of the page with its route, or the link that was written."""
        if instance.redirect_page is None:
            return instance.redirect_link
        address = canonical_url(instance.redirect_page)
        return address.rstrip("/") + (instance.redirect_page_route_path or "/")

    def to_representation(self, value: str) -> str:
        """As it is."""
        return value


class PublicRedirectSerializer(BaseSerializer):
    """A redirect with its target."""

    location = LocationField(read_only=True)


class PublicRedirectsViewSet(PublicEndpoint, BaseAPIViewSet):
    """Redirects of the host's own site.

    Those without a site apply to every host, and their author does not know to whose: they are
    not told here. Nor are those that lead to a page which is not public.
    """

    base_serializer_class = PublicRedirectSerializer
    name = "redirects"
    model = Redirect
    filter_backends: ClassVar[list[Any]] = [IdentityFilter, DeclaredOrdering]
    list_parameters = frozenset({"id"})
    find_query_parameters = frozenset({"id", "html_path"})
    body_fields: ClassVar[list[str]] = [*BaseAPIViewSet.body_fields, *_FIELDS]
    listing_default_fields: ClassVar[list[str]] = [
        *BaseAPIViewSet.listing_default_fields,
        *_FIELDS,
    ]

    def get_queryset(self) -> Any:
        """Redirects of the answering site that lead to something public."""
        public = Q(redirect_page=None) | Q(redirect_page__in=self.public.pages().order_by())
        own = Redirect.objects.filter(public, site=self.public.site).exclude(site=None)
        return own.select_related("redirect_page", "redirect_page__locale").order_by("pk")

    def find_object(self, queryset: Any, request: Any) -> Redirect | None:
        """By ``id`` or by the old path in ``html_path``."""
        if "html_path" not in request.GET:
            return super().find_object(queryset, request)
        path = Redirect.normalise_path(request.GET["html_path"])
        return queryset.filter(old_path=path).first()

"""``/api/v2/documents/``: public documents on live public pages."""

from typing import Any, ClassVar

from rest_framework.fields import Field
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.views import BaseAPIViewSet

from immo_pages.api.media import UsedMediaEndpoint
from immo_pages.models import PropertyDocument

_FIELDS = ["title", "kind", "issued_on", "language", "file_size"]


class DownloadUrlField(Field):
    """Address that serves the document while it is public."""

    def get_attribute(self, instance: PropertyDocument) -> str:
        """Absolute address on the answering host."""
        return f"{self.context['view'].base_url}{instance.immo_public_url()}"

    def to_representation(self, value: str) -> str:
        """As it is."""
        return value


class PublicDocumentSerializer(BaseSerializer):
    """A document with the address to fetch it."""

    download_url = DownloadUrlField(read_only=True)


class PublicDocumentsViewSet(UsedMediaEndpoint, BaseAPIViewSet):
    """Documents of the host's agency that anybody may fetch."""

    base_serializer_class = PublicDocumentSerializer
    name = "documents"
    model = PropertyDocument
    meta_fields: ClassVar[list[str]] = [*BaseAPIViewSet.meta_fields, "download_url"]
    body_fields: ClassVar[list[str]] = [*BaseAPIViewSet.body_fields, *_FIELDS]
    listing_default_fields: ClassVar[list[str]] = [
        *BaseAPIViewSet.listing_default_fields,
        *_FIELDS,
        "download_url",
    ]

    def get_queryset(self) -> Any:
        """Only those that anybody may have; the rest does not exist here."""
        return super().get_queryset().open_to_visitors()

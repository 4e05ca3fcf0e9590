"""``/api/v2/images/``: photos on live public pages, in named sizes; never the original."""

from typing import Any, ClassVar

from rest_framework.fields import Field
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.views import BaseAPIViewSet

from immo_blocks.api import MediaIndex
from immo_blocks.api.objects import image_object
from immo_pages.api.media import UsedMediaEndpoint
from immo_pages.models import PropertyPhoto

_FIELDS = ["title", "alt", "width", "height", "focal", "presets"]


class ImagePartField(Field):
    """One part of the image as the blocks describe it."""

    def get_attribute(self, instance: PropertyPhoto) -> Any:
        """The part called like the field."""
        media = MediaIndex(base_url=self.context["view"].base_url)
        return image_object(instance, media)[self.field_name]

    def to_representation(self, value: Any) -> Any:
        """As it is."""
        return value


class PublicImageSerializer(BaseSerializer):
    """An image with the addresses of its presets."""

    alt = ImagePartField(read_only=True)
    focal = ImagePartField(read_only=True)
    presets = ImagePartField(read_only=True)


class PublicImagesViewSet(UsedMediaEndpoint, BaseAPIViewSet):
    """Photos of the host's agency that visitors see."""

    base_serializer_class = PublicImageSerializer
    name = "images"
    model = PropertyPhoto
    body_fields: ClassVar[list[str]] = [*BaseAPIViewSet.body_fields, *_FIELDS]
    listing_default_fields: ClassVar[list[str]] = [
        *BaseAPIViewSet.listing_default_fields,
        *_FIELDS,
    ]

    def get_queryset(self) -> Any:
        """Without what the operator blocked: it does not exist here."""
        return super().get_queryset().filter(is_blocked=False)

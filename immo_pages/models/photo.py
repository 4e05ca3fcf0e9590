"""A photograph of a property, clean at every door, and its renditions."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from immo_blocks.media import PresetImage
from immo_pages.photos.cleaning import cleaned
from immo_pages.photos.presets import preset_image


class PropertyPhoto(AbstractImage):
    """An image without metadata; its addresses are names made of ``uuid`` and file hash."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True, editable=False)
    credit = models.CharField(_("photographer"), max_length=120, blank=True, default="")

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Clean a new file before it is stored: every door (form, import, API) ends here.

        Raises ValidationError for a file that is no photograph or has too many pixels.
        """
        if self.file and not self.file._committed:
            clean = cleaned(self.file)
            self.taken_at = self.taken_at or clean.taken_at
            self.file = clean.file
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    @property
    def content_hash(self) -> str:
        """Twelve characters that change whenever the bytes change."""
        return (self.file_hash or "")[:12]

    def immo_preset(self, preset: str) -> PresetImage:
        """Address and size of ``preset``; costs no query. Raises KeyError for an unknown name."""
        return preset_image(self, preset)


class PropertyPhotoRendition(AbstractRendition):
    """A stored size of a photo."""

    image = models.ForeignKey(
        PropertyPhoto, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="immo_pages_one_rendition_per_spec",
            )
        ]

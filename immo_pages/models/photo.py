"""A photograph of a property, clean at every door, and its renditions."""

import hashlib
import uuid
from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    ImageQuerySet,
    get_upload_to,
)
from wagtail.tasks import delete_file_from_storage_task

from immo_blocks.media import PresetImage
from immo_pages.photos.cleaning import CleanFile, cleaned
from immo_pages.photos.fields import CleanImageField
from immo_pages.photos.presets import preset_image


class BulkCreateBarred(Exception):
    """``bulk_create`` calls no ``save()``: the photos would keep place and owner of the camera."""


class PhotoQuerySet(ImageQuerySet):
    """Photos come in one by one, through ``save()``."""

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        """Raise BulkCreateBarred."""
        raise BulkCreateBarred("Create photos one by one: save() cleans them.")

    async def abulk_create(self, *args: Any, **kwargs: Any) -> Any:
        """Raise BulkCreateBarred."""
        return self.bulk_create()


class PropertyPhoto(AbstractImage):
    """An image without metadata; its addresses are names made of ``uuid`` and file hash."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True, editable=False)
    credit = models.CharField(_("photographer"), max_length=120, blank=True, default="")
    licence = models.CharField(
        _("rights of use"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("What the photographer allows, for example: adverts of this property only."),
    )
    rights_until = models.DateField(
        _("may be used until"),
        null=True,
        blank=True,
        help_text=_("Blank: without an end. The day is kept with the photo."),
    )
    # What it looks like (photos.looks): the same picture in other bytes is found by it.
    look = models.CharField(max_length=16, blank=True, default="", editable=False)
    # By the operator; why is in ``Takedown``.
    is_blocked = models.BooleanField(default=False, editable=False)

    file = CleanImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )

    objects = PhotoQuerySet.as_manager()

    #: Told by the last ``save()``: pages mirror the day.
    rights_have_changed = False

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence", "rights_until")

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        # The admin's files are found by their name.
        indexes = [models.Index(fields=["file"], name="immo_pages_photo_file")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a clean file only: every door (form, import, API) ends here.

        Raises ValidationError for a file that is no photograph or has too many pixels. A file that
        is replaced takes its renditions with it.
        """
        self.clean_new_file()
        replaced = self._file_to_replace()
        self.rights_have_changed = self._ends_otherwise()
        super().save(*args, **kwargs)
        if replaced:
            self._drop(replaced)

    def clean_new_file(self) -> None:
        """Put a clean file in the place of a new one; raise ValidationError when it is refused."""
        if not self.file or self.file._committed or isinstance(self.file.file, CleanFile):
            return
        try:
            clean = cleaned(self.file.file)
        except ValidationError as error:
            raise ValidationError({"file": error}) from error
        self.taken_at = clean.taken_at or self.taken_at
        self.look = clean.look
        self.file = clean.file  # type: ignore[assignment]
        self._set_image_file_metadata()

    def _file_to_replace(self) -> str:
        """Name of the stored file that a new one takes the place of."""
        if self.pk is None or not self.file or self.file._committed:
            return ""
        stored = type(self)._base_manager.filter(pk=self.pk)
        return stored.values_list("file", flat=True).first() or ""

    def _ends_otherwise(self) -> bool:
        """Whether the stored row has another last day; a new photo stands on no page yet."""
        if self.pk is None or self._state.adding:
            return False
        stored = type(self)._base_manager.filter(pk=self.pk)
        return self.rights_until != stored.values_list("rights_until", flat=True).first()

    def _drop(self, name: str) -> None:
        """Remove the renditions of the old file, and the file once the new one is certain."""
        self.renditions.all().delete()
        storage = self.file.storage.deconstruct()
        transaction.on_commit(lambda: delete_file_from_storage_task.enqueue(storage, name))

    @property
    def immo_withheld(self) -> bool:
        """Visitors do not even learn that it exists."""
        return self.is_blocked

    @property
    def content_hash(self) -> str:
        """Twelve characters that change whenever the bytes or the focal point change."""
        if not self.has_focal_point():
            return self.file_hash[:12]
        centre = (self.focal_point_x, self.focal_point_y)
        box = (*centre, self.focal_point_width, self.focal_point_height)
        return hashlib.sha256(f"{self.file_hash} {box}".encode()).hexdigest()[:12]

    def immo_preset(self, preset: str) -> PresetImage:
        """Address and size of ``preset``; costs no query. Raises KeyError for an unknown name."""
        return preset_image(self, preset)


def ends_of_rights(photo_ids: Collection[int]) -> dict[int, date]:
    """The last day of those of the photos whose rights end; one query, none without photos."""
    if not photo_ids:
        return {}
    rows = PropertyPhoto._base_manager.filter(pk__in=photo_ids, rights_until__isnull=False)
    return dict(rows.values_list("pk", "rights_until"))


def first_end_of_rights(photo_ids: Collection[int]) -> date | None:
    """The first of these days, None when no right ends."""
    return min(ends_of_rights(photo_ids).values(), default=None)


class PropertyPhotoRendition(AbstractRendition):
    """A stored size of a photo."""

    image = models.ForeignKey(PropertyPhoto, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="immo_pages_one_rendition_per_spec",
            )
        ]
        indexes = [models.Index(fields=["file"], name="immo_pages_rendition_file")]

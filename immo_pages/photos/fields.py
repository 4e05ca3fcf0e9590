"""The file column of a photo: whatever is put into it is cleaned before anything reads it."""

from typing import Any

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from immo_pages.photos.cleaning import CleanFile, cleaned


class CleanImageFieldFile(WagtailImageFieldFile):
    """A file that no way of storing it leaves as it came."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Store ``content``, cleaned unless it is; the last door, also of ``bulk_create``."""
        clean = getattr(content, "file", content)
        if not isinstance(content, CleanFile) and not isinstance(clean, CleanFile):
            content = cleaned(content).file
            name = content.name or name
        super().save(name, content, save)


class CleanImageField(WagtailImageField):
    """Cleans at assignment: Wagtail decodes a file as soon as it is assigned, to measure it."""

    attr_class = CleanImageFieldFile

    def update_dimension_fields(
        self, instance: Any, force: bool = False, *args: Any, **kwargs: Any
    ) -> None:
        """Measure the clean file. Raises ValidationError for a file that is refused."""
        if self.attname in instance.__dict__:
            instance.clean_new_file()
        super().update_dimension_fields(instance, force, *args, **kwargs)

    def deconstruct(self) -> Any:
        """As Wagtail's field: to the database it is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs

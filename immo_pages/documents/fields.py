"""The file column of a document: what is put into it is judged before it is stored."""

from typing import Any

from django.db.models import FileField
from django.db.models.fields.files import FieldFile

from immo_pages.documents.kinds import content_type_of, refuse_other_kinds
from immo_pages.photos.cleaning import CleanFile, cleaned


def judged(name: str, content: Any) -> Any:
    """``content`` as it may be stored: an image loses its metadata, the rest stays as it is.

    Raises ValidationError for a file that is not what ``name`` says or of another kind.
    """
    if isinstance(getattr(content, "file", content), CleanFile) or isinstance(content, CleanFile):
        return content
    content.name = content.name or name
    refuse_other_kinds(content)
    if content_type_of(name).startswith("image/"):
        clean = cleaned(content).file
        clean.name = name
        return clean
    return content


class DocumentFieldFile(FieldFile):
    """A file that no way of storing it lets in unjudged, and that waits for the scanner."""

    instance: Any

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Store ``content``; the last door: Wagtail's multiple add goes around ``save()``."""
        self.instance.await_scan()
        super().save(name, judged(name, content), save)


class DocumentField(FileField):
    """A file of a document."""

    attr_class = DocumentFieldFile

    def deconstruct(self) -> Any:
        """As Django's field: to the database it is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs

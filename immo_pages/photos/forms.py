"""The form behind photos: they stay with the agency, and a file that cannot be read is refused.

Set ``WAGTAILIMAGES_IMAGE_FORM_BASE = "immo_pages.photos.forms.PhotoForm"``: without it half an
upload is an error 500, because Wagtail's form field measures the file without a net.
"""

from typing import Any

from wagtail.images.forms import BaseImageForm

from immo_agencies.forms import OwnCollectionMixin
from immo_pages.photos.cleaning import unreadable_is_refused
from immo_pages.upload_limits import LimitedUploadMixin


class PhotoForm(LimitedUploadMixin, OwnCollectionMixin, BaseImageForm):
    """For adding, editing and choosing photos."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            measure = field.to_python

            def to_python(data: Any) -> Any:
                with unreadable_is_refused(getattr(data, "name", "")):
                    return measure(data)

            field.to_python = to_python

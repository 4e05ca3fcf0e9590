"""What photos add to the admin: addresses that take them one by one, and notices."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks

app_name = "immo_photos"
_LOG_WORDS = {
    "photos.uploaded": gettext_lazy("Added a photo to the library"),
    "photos.discarded": gettext_lazy("Took back a photo that the library had already"),
}


def upload_address() -> str:
    """Where the gallery of the editor sends its files."""
    return reverse("immo_photos:upload")


def register() -> None:
    """Register it; called by this room's ``wagtail_hooks``."""
    from immo_pages.photos.discarding import discard_photo  # all of it stands on the models
    from immo_pages.photos.receiving import receive_photo
    from immo_pages.photos.screens import extend_screens

    extend_screens()
    views = [
        path("upload/", receive_photo, name="upload"),
        path("<int:image_id>/discard/", discard_photo, name="discard"),
    ]
    hooks.register("immo_log_words", lambda: _LOG_WORDS)
    addresses = (views, app_name)
    hooks.register("register_admin_urls", lambda: [path("photos/", include(addresses))])

"""What photos add to the admin: the address that takes them one by one."""

from django.urls import include, path, reverse
from wagtail import hooks

app_name = "immo_photos"


def upload_address() -> str:
    """Where the gallery of the editor sends its files."""
    return reverse("immo_photos:upload")


def register() -> None:
    """Register it; called by this room's ``wagtail_hooks``."""
    from immo_pages.photos.receiving import receive_photo  # stands on the models

    addresses = ([path("upload/", receive_photo, name="upload")], app_name)
    hooks.register("register_admin_urls", lambda: [path("photos/", include(addresses))])

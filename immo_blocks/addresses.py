"""Web addresses in blocks: a field that takes what people paste, and what may become a link."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

LONGEST = 2000


class AddressBlock(blocks.URLBlock):
    """An address as it was pasted; the block around it says what it must be.

    Wagtail's own would refuse phone numbers, mail addresses and embed code before we can read
    them. For wagtail-localize it stays an address: it is copied, not translated.
    """

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = forms.CharField(
            required=required,
            help_text=help_text or "",
            max_length=LONGEST,
            widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
            error_messages={"required": _("Paste the address, or remove the block.")},
        )

    @property
    def canonical_module_path(self) -> str:
        """In migrations it is Wagtail's own: only the form differs."""
        return "wagtail.blocks.URLBlock"


def is_web_address(address: str) -> bool:
    """Whether it is an ``https`` address of a named host, without a user or control characters."""
    if any(ord(sign) <= 32 or sign in '"<>\\^`{|}' for sign in address):
        return False
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError:
        return False
    return parts.scheme == "https" and "." in (parts.hostname or "") and "@" not in parts.netloc


def host_of(address: str) -> str:
    """Name of the host for people, without ``www.``; blank if there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""

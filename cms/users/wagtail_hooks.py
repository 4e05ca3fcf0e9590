"""What the account adds to the admin: the way to one's security."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_account_menu_item")
def my_security(request: HttpRequest) -> dict[str, Any]:
    """Among the actions of Wagtail's account page."""
    return {
        "url": reverse("my_security"),
        "label": _("My security"),
        "help_text": _("Password, second factor, passkeys, recovery codes and sessions."),
    }

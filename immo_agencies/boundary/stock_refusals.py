"""Wagtail says "no permission" by a message on the home page: recognise it, to say more."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.admin import messages

from immo_agencies.refusals import take_message


def tells_no_permission(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether ``response`` is Wagtail's redirect with that message; takes the message away."""
    if response.status_code != 302 or response.headers["Location"] != reverse("wagtailadmin_home"):
        return False
    return take_message(request, _texts())


@lru_cache(maxsize=1)
def _texts() -> frozenset[str]:
    """The sentence of ``wagtail.admin.auth.permission_denied`` in every language, as it is sent."""
    return frozenset(_text_in(code) for code, _name in settings.LANGUAGES)


def _text_in(code: str) -> str:
    with override(code):
        text = gettext("Sorry, you do not have permission to access this area.")
    return str(messages.render(text, None))

"""The language of the pages about one's account: they carry none in their address."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

PARAMETER = "language"
_COOKIE_SECONDS = 365 * 24 * 3600


class AccountLanguageMiddleware:
    """Signed in: the person's language. Otherwise the one she chose, or the installation's.

    These pages are never cached, so that a cookie may decide.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language."""
        if not is_account_path(request.path_info):
            return self.get_response(request)
        chosen = _known(request.GET.get(PARAMETER))
        language = chosen or _remembered(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        if chosen:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                chosen,
                max_age=_COOKIE_SECONDS,
                path=account_path(),
                secure=request.is_secure(),
                httponly=True,
                samesite="Lax",
            )
        return response


def account_path() -> str:
    """Below which address the pages about one's account are."""
    return reverse("account_login").removesuffix("login/")


def is_account_path(path: str) -> bool:
    """Whether ``path`` is one of the pages about one's account."""
    return path.startswith(account_path())


def _known(code: str | None) -> str | None:
    return code if code in dict(settings.LANGUAGES) else None


def _remembered(request: HttpRequest) -> str:
    user = request.user
    own = _known(getattr(user, "language", None)) if user.is_authenticated else None
    cookie = _known(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME))
    return own or cookie or settings.LANGUAGE_CODE

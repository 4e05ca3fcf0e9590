"""The short way to the delivery API: no session, no cookie, no host is looked up."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import ResolverMatch, resolve

from immo_delivery import problems
from immo_delivery.guard import guarded

#: Where ``immo_delivery.urls`` is mounted.
PREFIX = "/api/immo/v1/"
Answer = Callable[[HttpRequest], HttpResponseBase]


class DeliveryMiddleware:
    """Answers below ``PREFIX`` before any other middleware that asks the database.

    Site and language stand in the address and rights in a token, so neither host nor session nor
    cookie may change an answer; without them it costs a third of the time. Put it behind
    Django's ``SecurityMiddleware`` and before ``SessionMiddleware``.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The operation at once, everything else as usual."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        match = _operation(request.path_info)
        if match is None:
            return problems.answer(request, problems.not_found())
        return guarded(request, match)


def _operation(path: str) -> ResolverMatch | None:
    """What is mounted at ``path``; pages of a site are not asked."""
    try:
        match = resolve(path)
    except Http404:
        return None
    is_ours = match.namespace == "immo_delivery" and match.url_name != "api-root"
    return match if is_ours else None

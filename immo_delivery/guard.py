"""What stands before every operation: the token, the limit, the browser's origin."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import ResolverMatch
from django.utils import timezone

from immo_delivery import problems
from immo_delivery.problems import Problem
from immo_delivery.tokens import origins
from immo_delivery.tokens.checking import holder_of, require_scope, token_text
from immo_delivery.tokens.limits import Allowance, count_address, count_token

#: Tokens of one page for a quarter of an hour; the operations of previews check them themselves.
PREVIEW_PREFIX = "prv_"


def guarded(request: HttpRequest, match: ResolverMatch) -> HttpResponseBase:
    """The answer of the operation, or why there is none; with its limits and its origin.

    Without a token everybody is answered, as often as an address may ask. A token that is no good
    is refused, even where none is needed: who sends one wants to know.
    """
    site = str(match.kwargs.get("site", ""))
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        answer: HttpResponseBase = HttpResponse(status=204)
        origins.preflight(request, answer, site)
        return answer
    allowance, refused = _admit(request, match)
    if refused is not None:
        answer = problems.answer(request, refused)
    else:
        answer = match.func(request, *match.args, **match.kwargs)
    if allowance is not None:
        allowance.write_on(answer)
    origins.allow(request, answer, site)
    return answer


def _admit(request: Any, match: ResolverMatch) -> tuple[Allowance | None, Problem | None]:
    """What is counted, and why the operation is not run."""
    text, refused = token_text(request), None
    name = match.url_name or ""
    of_preview = text is not None and text.startswith(PREVIEW_PREFIX) and name.startswith("preview")
    allowance: Allowance | None = None
    if text is not None and not of_preview:
        try:
            token = holder_of(text, match.kwargs.get("site"), now=timezone.now())
            allowance = count_token(token.pk, token.rate)
            require_scope(token, name)
            request.delivery_token = token
        except Problem as problem:
            refused = problem
    allowance = allowance or count_address(request)
    if allowance is not None and allowance.is_used_up:
        return allowance, allowance.problem()
    return allowance, refused

"""Is the token of a request good for what is asked?"""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr
from django.http import HttpRequest
from django_scopes import scopes_disabled
from wagtail.models import Site

from immo_agencies.models import AgencyHome
from immo_delivery.extension_points import headless_refusal
from immo_delivery.models import DeliveryToken
from immo_delivery.models.token import Scope
from immo_delivery.problems import Problem
from immo_delivery.tokens.words import digests_of, is_well_formed

_MINUTE = datetime.timedelta(minutes=1)
_HOME = 8  # characters of a path in the tree that name the home page of an agency
#: Operations for which the scope ``changes`` is enough.
_CHANGES = frozenset({"changes", "redirects", "version"})
#: The operation that changes a code of the editor for a token of its own.
_PREVIEW = "preview"


def token_text(request: HttpRequest) -> str | None:
    """The text after ``Bearer``; None without an ``Authorization`` header."""
    said = request.headers.get("Authorization")
    if said is None:
        return None
    scheme, _blank, text = said.partition(" ")
    return text.strip() if scheme.lower() == "bearer" else ""


def holder_of(text: str, site: str | None, *, now: datetime.datetime) -> DeliveryToken:
    """The token in use that ``text`` is and that is good for ``site`` (None: for no site asked).

    One query. Raises Problem: 401, always the same for what is unknown, over or of another site;
    403 when the plan of its agency says no.
    """
    token = _find(text, site, now) if is_well_formed(text) else None
    if token is None or token.state_at(now) != DeliveryToken.State.OPEN:
        raise no_token()
    refused = headless_refusal(token.agency)
    if refused is not None:
        raise Problem(403, "plan-limit", refused.message, limit="headless", reason=refused.code)
    _remember_use(token, now)
    return token


def require_scope(token: DeliveryToken, operation: str) -> None:
    """Raise Problem unless ``token`` is good for the operation of this name."""
    if operation.startswith(_PREVIEW):
        wanted = {Scope.PREVIEW}
    elif operation in _CHANGES:
        wanted = {Scope.READ, Scope.CHANGES}
    else:
        wanted = {Scope.READ}
    if not wanted & set(token.scopes):
        raise Problem(403, "token-scope", "This token is for something else.", scope=min(wanted))


def no_token() -> Problem:
    """401; says nothing of why."""
    return Problem(
        401, "token-invalid", "This token opens nothing here: leave it out, or renew it."
    )


def _find(text: str, site: str | None, now: datetime.datetime) -> DeliveryToken | None:
    digests = digests_of(text)
    former = Q(old_digest__in=digests, old_until__gt=now)
    with scopes_disabled():
        found = DeliveryToken.objects.select_related("agency")
        found = found.filter(Q(digest__in=digests) | former)
        if site is not None:
            found = found.filter(_good_for(site))
        token: DeliveryToken | None = found.first()
    return token


def _good_for(site: str) -> Q:
    """The site is one of those the token names; one that names none is for all of its agency."""
    limits = DeliveryToken.sites.through.objects.filter(deliverytoken=OuterRef("pk"))
    if "." not in site:
        return Q(agency__slug=site) & ~Q(Exists(limits))
    homes = AgencyHome.objects.filter(agency=OuterRef(OuterRef("agency_id")))
    named = Site.objects.annotate(home=Substr("root_page__path", 1, _HOME))
    own = named.filter(hostname=site, home__in=homes.values("page__path"))
    return Q(Exists(own)) & (~Q(Exists(limits)) | Q(Exists(limits.filter(site__hostname=site))))


def _remember_use(token: DeliveryToken, now: datetime.datetime) -> None:
    """At most once a minute, whatever the rate."""
    if token.last_used_at is not None and now - token.last_used_at < _MINUTE:
        return
    with scopes_disabled():
        rows = DeliveryToken.objects.filter(pk=token.pk)
        fresh = Q(last_used_at=None) | Q(last_used_at__lte=now - _MINUTE)
        rows.filter(fresh).update(last_used_at=now)

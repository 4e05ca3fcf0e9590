"""Codes of a minute and tokens of a quarter of an hour."""

import datetime
import secrets

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from immo_delivery.extension_points import headless_refusal
from immo_delivery.guard import PREVIEW_PREFIX
from immo_delivery.models import DeliveryToken, PreviewDraft, PreviewPass
from immo_delivery.preview.rights import may_see
from immo_delivery.problems import Problem
from immo_delivery.tokens.checking import no_token
from immo_delivery.tokens.words import digest_of, digests_of

CODE_LIVES = datetime.timedelta(seconds=60)
TOKEN_LIVES = datetime.timedelta(minutes=15)
_LONGEST = 100


def new_code(draft: PreviewDraft, *, now: datetime.datetime) -> str:
    """A code of 256 random bits for ``draft``; it is not kept."""
    code = secrets.token_urlsafe(32)
    with scopes_disabled():
        PreviewPass.objects.create(
            agency_id=draft.agency_id,
            draft=draft,
            code_digest=digest_of(code),
            code_until=now + CODE_LIVES,
        )
    return code


def exchange(
    code: str, *, holder: DeliveryToken | None, now: datetime.datetime
) -> tuple[str, PreviewPass]:
    """The token for ``code`` and what it opens; raises Problem, whatever is wrong with the code.

    One statement takes the code: of two that come at once the other finds it used. ``holder`` is
    the access key that was sent along, if one was: it must be good for the site.
    """
    token = PREVIEW_PREFIX + secrets.token_urlsafe(32)
    with scopes_disabled():
        found = _whole().filter(code_digest__in=_digests(code), code_until__gt=now).first()
        if found is None or not _fits(holder, found.draft) or not may_see(found.draft):
            raise no_code()
        _require_plan(found.draft)
        found.token_digest, found.token_until = digest_of(token), now + TOKEN_LIVES
        fresh = PreviewPass.objects.filter(pk=found.pk, token_digest=None)
        if not fresh.update(token_digest=found.token_digest, token_until=found.token_until):
            raise no_code()
        draft = PreviewDraft.objects.filter(pk=found.draft_id, ends_at__lt=found.token_until)
        draft.update(ends_at=found.token_until)
    return token, found


def draft_behind(text: str, site: str, language: str, *, now: datetime.datetime) -> PreviewDraft:
    """The draft that the token opens; raises Problem: 401, the same for all that is wrong."""
    found = None
    if text.startswith(PREVIEW_PREFIX):
        with scopes_disabled():
            rows = _whole().filter(token_digest__in=_digests(text), token_until__gt=now)
            found = rows.first()
    if found is None or not _is_of(found.draft, site, language) or not may_see(found.draft):
        raise no_token()
    _require_plan(found.draft)
    return found.draft


def clear_previews(*, now: datetime.datetime) -> None:
    """Delete codes, tokens and drafts that are over. Idempotent; safe beside everything else."""
    with scopes_disabled():
        PreviewDraft.objects.filter(ends_at__lte=now).delete()
        over = PreviewPass.objects.filter(code_until__lte=now)
        over.filter(token_until=None).delete()
        over.filter(token_until__lte=now).delete()


def no_code() -> Problem:
    """404; says nothing of why."""
    return Problem(
        404, "not-found", "This code opens nothing: it is unknown, used, or older than a minute."
    )


def name_of(draft: PreviewDraft) -> str:
    """What the draft's site is called in addresses of the API."""
    host: str = draft.target.site.hostname
    return host if "." in host else draft.agency.slug


def _whole() -> "QuerySet[PreviewPass]":
    names = ("draft__agency", "draft__by", "draft__page", "draft__parent", "draft__target__site")
    return PreviewPass.objects.select_related(*names)


def _digests(text: str) -> list[str]:
    return digests_of(text) if text.isascii() and len(text) <= _LONGEST else []


def _fits(holder: DeliveryToken | None, draft: PreviewDraft) -> bool:
    """Whether the access key is one of the agency and good for this site."""
    if holder is None:
        return True
    sites = set(holder.sites.values_list("pk", flat=True))
    return holder.agency_id == draft.agency_id and (not sites or draft.target.site_id in sites)


def _is_of(draft: PreviewDraft, site: str, language: str) -> bool:
    names = {draft.target.site.hostname, draft.agency.slug}
    return site in names and language == draft.language_code


def _require_plan(draft: PreviewDraft) -> None:
    refused = headless_refusal(draft.agency)
    if refused is not None:
        raise Problem(403, "plan-limit", refused.message, limit="headless", reason=refused.code)

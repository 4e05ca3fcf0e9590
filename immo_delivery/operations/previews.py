"""Drafts: a code from the page editor for a token, and the one page that the token opens."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Router

from immo_delivery.conditional import JSON
from immo_delivery.parameters import refuse_unknown
from immo_delivery.preview.addresses import origin_of
from immo_delivery.preview.passes import draft_behind, exchange, name_of
from immo_delivery.preview.shapes import PreviewAnswer, PreviewCode, PreviewToken
from immo_delivery.tokens.checking import token_text
from immo_listings.answers import to_json

router = Router(tags=["preview"])


@router.post("/preview/exchange", response=PreviewToken, operation_id="preview_exchange")
def preview_exchange(request: HttpRequest, asked: PreviewCode) -> HttpResponse:
    """A code, once and within a minute, for a token that opens one draft for 15 minutes."""
    refuse_unknown(request, ())
    now = timezone.now()
    token, taken = exchange(asked.code, holder=getattr(request, "delivery_token", None), now=now)
    draft = taken.draft
    site, language = name_of(draft), draft.language_code
    return _private(
        to_json(
            {
                "token": token,
                "expires_at": taken.token_until,
                "kind": draft.kind,
                "site": site,
                "locale": language,
                "path": draft.path,
                "draft": reverse("immo_delivery:preview", args=[site, language]),
                "editor": _editor(),
            }
        )
    )


@router.get("/{site}/{locale}/preview", response=PreviewAnswer, operation_id="preview")
def preview(request: HttpRequest, site: str, locale: str) -> HttpResponse:
    """The draft that the preview token opens, as it would be published. Never kept by a cache."""
    refuse_unknown(request, ())
    draft = draft_behind(token_text(request) or "", site, locale, now=timezone.now())
    return _private(draft.answer)


def _private(text: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=JSON)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _editor() -> str:
    base = getattr(settings, "WAGTAILADMIN_BASE_URL", "") or ""
    return origin_of(base) if base else ""

"""The other preview of the page editor: the site that shows drafts of this agency."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from immo_agencies.access import access_in
from immo_delivery.models import PreviewTarget
from immo_delivery.preview.addresses import host_of, origin_of, with_code
from immo_delivery.preview.drafts import keep_draft
from immo_delivery.preview.passes import new_code
from immo_delivery.preview.targets import target_of
from immo_listings.stored import PAGE_MODELS
from immo_pages.extension_points import OtherPreview
from immo_pages.models import PropertyPage

#: The mode in addresses of Wagtail's preview.
MODE = "front-end"
#: The same content again, for a frame that shows it already: no code, no redirect.
REFRESH = f"{MODE}:refresh"


def previews(page: Any) -> Iterable[OtherPreview]:
    """On the site whose address the agency has given, if it has."""
    if not has_preview(type(page)):
        return []
    target = target_of(page)
    if target is None:
        return []
    label = _("On %(host)s") % {"host": host_of(target.url)}
    return [OtherPreview(MODE, label, partial(_serve, target))]


def has_preview(model: type | None) -> bool:
    """Whether the API tells of pages of this type."""
    return model is not None and issubclass(model, (PropertyPage, *PAGE_MODELS))


def _serve(target: PreviewTarget, page: Any, request: HttpRequest, mode: str) -> Any:
    """Store the draft, then send the browser to the other site with a code.

    None for who has no way into the agency: Wagtail's own preview answers.
    """
    person: Any = getattr(request, "user", None)
    if person is None or access_in(person, target.agency) is None:
        return None
    now = timezone.now()
    draft = keep_draft(page, target, by=person, now=now)
    if mode == REFRESH:
        answer: HttpResponse = JsonResponse(
            {"origin": origin_of(target.url), "version": draft.version}
        )
    else:
        answer = HttpResponseRedirect(with_code(target.url, new_code(draft, now=now)))
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer

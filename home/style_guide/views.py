"""The page, for those who run the installation."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.style_guide.properties import states
from home.style_guide.samples import COLOURS, SIZES, SPACES, STEPS, block_samples, scales


@require_safe
@never_cache
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every block, size and state; Http404 for others than superusers, but while developing."""
    _refuse_others(request)
    context = {
        "blocks": list(block_samples(request)),
        "states": states(),
        "scales": scales(),
        "sizes": SIZES,
        "colours": COLOURS,
        "steps": STEPS,
        "spaces": SPACES,
        "site_agency": None,
    }
    return render(request, "home/style_guide/page.html", context)


@require_safe
@never_cache
def to_style_guide(request: HttpRequest) -> HttpResponse:
    """``/styleguide/`` in the visitor's language."""
    _refuse_others(request)
    return redirect(reverse("style_guide"))


def _refuse_others(request: HttpRequest) -> None:
    user = request.user
    if not (settings.DEBUG or (user.is_active and user.is_superuser)):
        raise Http404

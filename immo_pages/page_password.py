"""The form that asks for the shared password of a page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.models import Page, PageViewRestriction
from wagtail.views import authenticate_with_password

from immo_agencies.tenancy import agency_of, agency_of_host


def ask_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Wagtail's form, on the host of the page's agency and for a password that protects the page.

    Wagtail would answer any two keys on any host, and so say which exist.
    """
    page = get_object_or_404(Page, pk=page_id)
    above = page.get_ancestors(inclusive=True).values("pk")
    protects = PageViewRestriction.objects.filter(
        pk=page_view_restriction_id,
        page__in=above,
        restriction_type=PageViewRestriction.PASSWORD,
    )
    if agency_of(page) != agency_of_host(request) or not page.live or not protects.exists():
        raise Http404
    return authenticate_with_password(request, page_view_restriction_id, page_id)

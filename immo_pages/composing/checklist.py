"""The missing mentions of what stands in the editor now, without saving any of it."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of, for_agency
from immo_pages.admin.gap_links import draft_gaps
from immo_pages.advert_rules import AdvertGap
from immo_pages.composing.words import may_not
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage
from immo_pages.photos.notes import photo_notes

#: A long advert posts some 60 kB; photos and documents are keys, never files.
MOST_BYTES = 1_000_000


@require_POST
def checklist(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list for a property that exists; raises NotAllowed for who may not edit it."""
    page = get_object_or_404(for_agency(request, PropertyPage.objects.all()), pk=page_id)
    draft = page.get_latest_revision_as_object()
    if not draft.permissions_for_user(request.user).can_edit():
        raise may_not(_("You cannot open the page editor."))
    return _answer(request, draft, page.get_parent())


@require_POST
def new_checklist(request: HttpRequest, parent_page_id: int) -> HttpResponse:
    """The list for a property that is being made below a page of the agency."""
    parent = get_object_or_404(for_agency(request, Page.objects.all()), pk=parent_page_id).specific
    agency = agency_of(parent)
    allowed = may(request.user, PageAction.COMPOSE_PROPERTY, agency, parent)
    if not (allowed and parent.permissions_for_user(request.user).can_add_subpage()):
        raise may_not(_("You cannot make a property here."))
    user: Any = request.user
    page = PropertyPage(owner=user, locale=parent.locale, agency=agency)
    return _answer(request, page, parent)


def _answer(request: HttpRequest, page: PropertyPage, parent: Page) -> HttpResponse:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return HttpResponse(status=413)
    context = {"gaps": typed_gaps(page, request, parent), "notes": photo_notes(page)}
    answer = render(request, "immo_pages/composing/checklist.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def typed_gaps(page: PropertyPage, request: HttpRequest, parent: Page) -> list[AdvertGap]:
    """What ``page`` would lack with what ``request`` posts. Nothing is kept of it."""
    with transaction.atomic():
        _put_in(page, request, parent)
        gaps = draft_gaps(page)
        transaction.set_rollback(True)
    return gaps


def _put_in(page: PropertyPage, request: HttpRequest, parent: Page) -> None:
    """Bind the editor's form as a draft: what is no valid value leaves the stored one in place."""
    form_class: Any = PropertyPage.get_edit_handler().get_form_class()
    form = form_class(request.POST, instance=page, parent_page=parent, for_user=request.user)
    form.defer_required_fields()
    form.is_valid()
    if "body" in form.errors and not form.texts_only:
        # One wrong letter in a block, and Django knows nothing of the whole body.
        field = form.fields["body"]
        prefix = form.add_prefix("body")
        page.body = field.widget.value_from_datadict(request.POST, request.FILES, prefix)

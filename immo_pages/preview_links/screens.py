"""The links of one property: make one, see who looked, withdraw."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from immo_agencies.permissions import refusal
from immo_agencies.refusals import NotAllowed
from immo_pages.admin.gap_links import editor_url
from immo_pages.assigned.screens import PropertyScreen
from immo_pages.extension_points import PageAction
from immo_pages.models import PreviewLink, PropertyPage
from immo_pages.preview_links.actions import (
    closed_because,
    create_link,
    may_be_shown,
    revoke_link,
)
from immo_pages.preview_links.drawing import address_of
from immo_pages.preview_links.forms import PreviewLinkForm

_SHOWN = 50
_WHY_CLOSED = {
    "agency": gettext_lazy("The service of the agency is suspended."),
    "property": gettext_lazy("The property is sold, let, withdrawn or deleted."),
    "person": gettext_lazy("Who made it may no longer show this property."),
}


class _LinkScreen(PropertyScreen):
    """A screen about the links of a property that has an advert of its own."""

    action = PageAction.SHARE_PREVIEW
    url_name = "immo_preview_links:index"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A page with the words of a link in it is kept by no cache."""
        answer = super().dispatch(request, *args, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        return answer

    def links(self) -> Any:
        """Links of this property, the newest first."""
        if not isinstance(self.page, PropertyPage):
            raise Http404
        found = PreviewLink.objects.filter(agency=self.agency, page=self.page)
        return found.select_related("agency", "created_by")


class LinksScreen(_LinkScreen):
    """The form, and the list below."""

    template_name = "immo_pages/preview_links/screen.html"
    page_title = gettext_lazy("Preview links")
    header_icon = "link"
    http_method_names = ["get", "head", "post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a link and show it, this once: the answer is no redirect, the token is not kept."""
        self.links()
        form = PreviewLinkForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self._refuse_what_is_over()
        link, token = create_link(
            self.page,
            by=request.user,
            days=form.cleaned_data["days"],
            note=form.cleaned_data["note"],
            now=timezone.now(),
        )
        return self.render_to_response(self.get_context_data(made=self._made(link, token)))

    def _refuse_what_is_over(self) -> None:
        what = _("This property cannot be shown by a link now.")
        refused = refusal(PageAction.SHARE_PREVIEW, self.agency, subject=self.page)
        if refused is not None:
            raise NotAllowed(what, refused.message, refused.remedy)
        if not may_be_shown(self.page):
            remedy = _("Change its status first, then make a link.")
            raise NotAllowed(what, _WHY_CLOSED["property"], remedy)

    def _made(self, link: PreviewLink, token: str) -> dict[str, Any]:
        """The new link, its address, and a mail in the language of the page."""
        address = address_of(link, token)
        with translation.override(self.page.language_code):
            subject = _("Preview: %(property)s") % {"property": self.draft().title}
            hello = _("Here is how the page of your property will look:")
        body = f"{hello}\n\n{address}\n"
        mail = f"mailto:?subject={quote(subject)}&body={quote(body)}"
        return {"link": link, "address": address, "mail": mail}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Rows with their state in words."""
        kwargs.setdefault("form", PreviewLinkForm())
        now = timezone.now()
        rows = [self._row(link, now) for link in self.links()[:_SHOWN]]
        return super().get_context_data(**kwargs) | {"rows": rows, "screen_changes": False}

    def _row(self, link: PreviewLink, now: Any) -> dict[str, Any]:
        link.page = self.page
        state = link.state_at(now)
        is_open = state == PreviewLink.State.OPEN
        closed = _WHY_CLOSED.get(closed_because(link), "") if is_open else ""
        return {"link": link, "state": state, "is_open": is_open, "closed": closed}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, the property, this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("immo_properties:index"), "label": _("Properties")},
            {"url": editor_url(self.page.pk), "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]


class RevokeView(_LinkScreen):
    """Withdraw a link."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A link of another property is not found."""
        link = get_object_or_404(self.links(), pk=kwargs["link_id"])
        revoke_link(link, by=request.user, now=timezone.now())
        messages.success(request, _("The link is withdrawn: it shows nothing any more."))
        return redirect("immo_preview_links:index", self.page.pk)

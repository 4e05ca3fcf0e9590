"""“New property”: one short form, then the editor at the first missing mention."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.permissions import may
from immo_agencies.tenancy import active_access, active_agency
from immo_pages.admin.gap_links import draft_gaps, editor_url
from immo_pages.admin.quick_draft import draft_body, draft_property
from immo_pages.admin.quick_form import QuickPropertyForm
from immo_pages.admin.uploads import Uploads, receive
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage, PropertyTemplate
from immo_pages.photos.screens import tell_same
from immo_pages.titles import proposed_title


class NewPropertyView(WagtailAdminTemplateMixin, TemplateView):
    """The short form. Files are stored before anything is judged, so no mistake loses them."""

    template_name = "immo_pages/admin/new_property.html"
    page_title = gettext_lazy("New property")
    header_icon = "home"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not compose for the active agency."""
        agency = active_agency(request)
        if agency is None or not may(request.user, PageAction.COMPOSE_PROPERTY, agency):
            raise PermissionDenied
        self.agency = agency
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An empty form."""
        form = QuickPropertyForm(agency=self.agency, access=active_access(request))
        if (key := request.GET.get("template", "")).isdecimal():
            # The boundary has looked it up; the scope that is open is the agency's.
            form.starting_with(get_object_or_404(PropertyTemplate.objects.all(), pk=key))
        return self.render_to_response(self.get_context_data(form=form, uploads=Uploads()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A draft, or the form again with everything in it."""
        form = QuickPropertyForm(
            request.POST, request.FILES, agency=self.agency, access=active_access(request)
        )
        uploads = receive(request, self.agency)
        form.is_valid()
        for field, error in uploads.errors:
            form.add_error(field, error)
        if form.errors:
            return self._again(form, uploads)
        page = self._draft(form, uploads)
        tell_same(request, uploads.photos)
        return self._open_editor(page)

    def _draft(self, form: QuickPropertyForm, uploads: Uploads) -> PropertyPage:
        parent, facts = form.cleaned_data["place"], form.facts()
        language = parent.locale.language_code
        return draft_property(
            parent=parent,
            title=form.cleaned_data["title"] or proposed_title(facts, language),
            facts=facts,
            body=form.body(draft_body(uploads.photos, form.energy(uploads.certificate))),
            user=self.request.user,
        )

    def _open_editor(self, page: PropertyPage) -> HttpResponse:
        gaps = draft_gaps(page)
        text = _("“%(title)s” is kept as a draft.") % {"title": page.title}
        if gaps:
            missing = ngettext(
                "%(count)d mention is still missing.",
                "%(count)d mentions are still missing.",
                len(gaps),
            )
            text = f"{text} {missing % {'count': len(gaps)}}"
        messages.success(self.request, text)
        # What nobody has verified is told in the list, and opens no other tab first.
        return redirect(editor_url(page.pk, [gap for gap in gaps if not gap.unverified]))

    def _again(self, form: QuickPropertyForm, uploads: Uploads) -> HttpResponse:
        messages.error(self.request, _("Please mend the fields marked below. Nothing is lost."))
        return self.render_to_response(self.get_context_data(form=form, uploads=uploads))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": _("New property")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the files already stored, and the static files of both."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        return context | {
            "agency": self.agency,
            "media": form.media,
            "templates": PropertyTemplate.objects.defer("body", "facts"),
            "chosen_template": str(form["template"].value() or ""),
            "several_languages": len(self.agency.languages) > 1,
        }

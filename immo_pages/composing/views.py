"""Duplicate a property, and save one as a template."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency, agency_of, for_agency
from immo_pages.admin.gap_links import editor_url
from immo_pages.admin.refusals import tell_refused
from immo_pages.composing.duplicating import duplicate
from immo_pages.composing.forms import TemplateNameForm
from immo_pages.composing.templates import save_as_template
from immo_pages.composing.words import may_not
from immo_pages.extension_points import PageAction
from immo_pages.foreign import ForeignReferences, foreign_gaps
from immo_pages.models import PropertyPage


def may_duplicate(page: PropertyPage, user: Any) -> bool:
    """Who composes, where she may add pages."""
    if not may(user, PageAction.COMPOSE_PROPERTY, agency_of(page), page):
        return False
    parent = page.get_parent()
    return bool(parent.specific_deferred.permissions_for_user(user).can_add_subpage())


@require_POST
def duplicate_property(request: HttpRequest, page_id: int) -> HttpResponse:
    """One tap: a draft beside the property, open in the editor. Raises NotAllowed."""
    page = get_object_or_404(for_agency(request, PropertyPage.objects.all()), pk=page_id)
    if not may_duplicate(page, request.user):
        raise may_not(_("You cannot duplicate this property."))
    try:
        copy = duplicate(page, by=request.user)
    except ForeignReferences as error:
        headline = _("Not duplicated.")
        tell_refused(request, page, foreign_gaps(error.references), headline=headline)
        return redirect(editor_url(page.pk))
    told = _("This is the copy, a draft. Give it a reference, its certificate and its dates.")
    messages.success(request, told)
    return redirect(editor_url(copy.pk))


class SaveTemplateView(WagtailAdminTemplateMixin, FormView):
    """A name, then a template with the blocks and texts of the property."""

    template_name = "immo_pages/composing/save_template.html"
    page_title = gettext_lazy("Save as template")
    header_icon = "clipboard-list"
    form_class = TemplateNameForm
    agency: Any  # an Agency behind dispatch(): the page is one of its own

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse who does not keep templates; raises NotAllowed."""
        rows = for_agency(request, PropertyPage.objects.all())
        self.page = get_object_or_404(rows, pk=kwargs["page_id"])
        self.agency = active_agency(request)
        if not may(request.user, PageAction.MANAGE_TEMPLATES, self.agency, self.page):
            raise may_not(_("You cannot save a template."))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The language in which the name must be new."""
        language = self.page.locale.language_code
        return super().get_form_kwargs() | {"language": language}

    def get_initial(self) -> dict[str, Any]:
        """What it is, as a name."""
        words = (self.page.get_category_display(), self.page.get_transaction_display())
        return {"name": " ".join(words).capitalize()}

    def form_valid(self, form: TemplateNameForm) -> HttpResponse:
        """Save it and say where it is offered."""
        name = form.cleaned_data["name"]
        save_as_template(self.page, name=name, agency=self.agency, by=self.request.user)
        told = _("The template “%(name)s” is offered under “New property”.") % {"name": name}
        messages.success(self.request, told)
        return redirect(reverse("immo_templates:index"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The property, to go back to."""
        context = super().get_context_data(**kwargs)
        return context | {"page": self.page, "media": context["form"].media}

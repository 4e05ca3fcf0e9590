"""Copy a page: a copy that may not go live is made as a draft, with what was typed."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from immo_agencies.boundary.page_forms import OwnCopyView
from immo_agencies.permissions import Refusal
from immo_pages.admin.refusals import tell_refused
from immo_pages.foreign import ForeignReferences, foreign_gaps
from immo_pages.gate import PublishRefused
from immo_pages.permission_testers import publish_refusal


class GatedCopyView(OwnCopyView):
    """A refused copy is kept as a draft; all of it is, where the copies are several."""

    refused: Refusal | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Where plan or state say no, the form does not ask: it would answer "no permission"."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        self.refused = publish_refusal(self.parent_page)
        if self.refused and "publish_copies" in kwargs.get("data", {}):
            kwargs["data"] = kwargs["data"].copy()
            del kwargs["data"]["publish_copies"]
        return kwargs

    def form_valid(self, form: Any) -> HttpResponse:
        """Copy as asked, or as drafts with the reasons.

        Not even a draft may newly name what is another agency's: then the form comes back.
        """
        asked = bool(self.request.POST.get("publish_copies"))
        reasons: list[Any] = [self.refused] if asked and self.refused else []
        try:
            answer, more = self._copy(form)
        except ForeignReferences as error:
            headline = _("Not copied.")
            gaps = foreign_gaps(error.references)
            tell_refused(self.request, self.page, gaps, headline=headline)
            return self.form_invalid(form)
        if reasons or more:
            self._tell(form, [*reasons, *more])
        return answer

    def _copy(self, form: Any) -> tuple[HttpResponse, list[Any]]:
        try:
            with transaction.atomic():
                return super().form_valid(form), []
        except PublishRefused as refused:
            form.cleaned_data["publish_copies"] = False
            with transaction.atomic():
                return super().form_valid(form), refused.reasons

    def _tell(self, form: Any, reasons: list[Any]) -> None:
        made = Page.objects.child_of(self.parent_page).get(slug=form.cleaned_data["new_slug"])
        headline = _("“%(title)s” is copied as a draft.") % {"title": made.draft_title}
        tell_refused(self.request, made, reasons, headline=headline)

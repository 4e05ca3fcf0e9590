"""The legal file: answers, documents, a word to the colleagues."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from immo_agencies.permissions import may
from immo_pages.assigned.draft import DraftClosed, refuse_closed
from immo_pages.assigned.legal_file import (
    FACTS,
    SavedFile,
    facts_of,
    save_legal_file,
    state_of,
)
from immo_pages.assigned.papers import listed_documents, received_documents
from immo_pages.assigned.screens import PropertyScreen
from immo_pages.documents.kinds import ACCEPT
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage
from immo_pages.vocabulary import DocumentKind

# The phone's own calendar.
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
GROUPS = (
    (
        gettext_lazy("Urban planning"),
        (
            *("planning_permit", "land_use", "subdivision_permit", "pre_emption_right"),
            *("planning_summons", "planning_extract_on", "planning_extract_requested"),
            *("planning_information", "planning_information_url"),
        ),
    ),
    (
        gettext_lazy("Floods and other risks"),
        ("flood_p_score", "flood_g_score", "flood_report_on", "risks_statement"),
    ),
    (
        gettext_lazy("Inspections and state"),
        (
            *("electrical_conformity", "oil_tank_status", "asbestos_certificate"),
            *("as_built_file", "is_heritage", "is_tenanted"),
        ),
    ),
)


class LegalForm(forms.Form):
    """The answers of the planning authority and of the inspections; blank is unknown."""

    note = forms.CharField(
        label=gettext_lazy("A word to your colleagues"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Stands in the history of the page. Visitors never see it."),
    )

    def __init__(self, data: Any = None, *, draft: Any) -> None:
        present = facts_of(draft)
        super().__init__(data, initial=present)
        fields = forms.fields_for_model(
            PropertyPage,
            fields=[name for name in FACTS if name in present],
            widgets={"planning_extract_on": _DAY, "flood_report_on": _DAY},
        )
        for field in fields.values():
            field.label = capfirst(str(field.label))
            if isinstance(field, forms.TypedChoiceField):
                words: Any = field.choices
                field.choices = [("", _("Not known yet")), *list(words)[1:]]
        self.fields |= fields

    def groups(self) -> Iterator[tuple[Any, list[Any]]]:
        """Heading and fields of each group that the page has."""
        for heading, names in GROUPS:
            if shown := [self[name] for name in names if name in self.fields]:
                yield heading, shown

    def facts(self) -> dict[str, Any]:
        """The answers, by column."""
        return {name: self.cleaned_data[name] for name in FACTS if name in self.fields}

    def show_present(self, draft: Any) -> None:
        """Say beside each answer what somebody else saved meanwhile."""
        for name, value in facts_of(draft).items():
            if self.cleaned_data.get(name) != value:
                shown = _shown(draft, name)
                text = _("Saved meanwhile: %(value)s. Save again to keep yours.")
                self.add_error(name, ValidationError(text % {"value": shown}, code="moved"))


class LegalScreen(PropertyScreen):
    """One form: what can be kept is kept, what is wrong is shown again."""

    action = PageAction.COMPLETE_LEGAL_FILE
    url_name = "immo_assigned:legal"
    shared_by_languages = True
    template_name = "immo_pages/assigned/legal.html"
    page_title = gettext_lazy("Legal file")
    header_icon = "doc-full-inverse"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the documents that are good, and the answers when they are."""
        form = LegalForm(request.POST, draft=self.draft())
        try:
            refuse_closed(self.draft(), request.user)
            saved, errors = self._save(form)
        except DraftClosed as closed:
            messages.error(request, str(closed))
            return self._again(form, status=409)
        for error in errors:
            messages.error(request, error)
        return self._answer(form, saved)

    def _save(self, form: LegalForm) -> tuple[SavedFile, list[str]]:
        good = form.is_valid()
        documents, errors = received_documents(self.request, self.draft(), self.agency)
        saved = save_legal_file(
            self.page,
            form.facts() if good else None,
            documents,
            seen=self.request.POST.get("seen", ""),
            note=form.cleaned_data["note"] if good else "",
            agency=self.agency,
            by=self.request.user,
        )
        return saved, errors

    def _answer(self, form: LegalForm, saved: SavedFile) -> HttpResponse:
        if saved.moved_by:
            form.show_present(self.draft())
            text = _("%(name)s saved the legal file meanwhile. Look at the marked answers.")
            messages.warning(self.request, text % {"name": saved.moved_by})
            return self._again(form, status=409)
        if form.errors:
            messages.error(self.request, _("Please mend the fields marked below."))
            return self._again(form, status=422)
        messages.success(self.request, _("The legal file is saved in the draft."))
        return self.back()

    def _again(self, form: LegalForm, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Answers and documents of the draft."""
        draft = kwargs.setdefault("draft", self.draft())
        form = kwargs.pop("form", None) or LegalForm(draft=draft)
        reads = may(self.request.user, PageAction.READ_DOCUMENTS, self.agency, self.page)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "media": form.media,
            "seen": state_of(draft),
            "documents": listed_documents(draft, self.agency),
            "reads_documents": reads,
            "kinds": DocumentKind.choices,
            "accept": ACCEPT,
        }


def _shown(draft: Any, name: str) -> str:
    """The present answer in words."""
    words = getattr(draft, f"get_{name}_display", None)
    value = words() if words else getattr(draft, name)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return str(value) if value not in (None, "") else str(_("not said"))

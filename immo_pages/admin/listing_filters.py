"""Filters of the property list. Wagtail's own show user and site names of every agency."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import LocaleFilter, WagtailFilterSet
from wagtail.coreutils import get_content_languages

from immo_agencies.tenancy import active_agency, for_agency
from immo_pages.admin.missing import Missing, lacking
from immo_pages.admin.page_states import PageState, in_state
from immo_pages.due_papers import due
from immo_pages.models import Agent, PropertyPage
from immo_pages.vocabulary import Category, MarketStatus, Transaction


def _agents(request: HttpRequest) -> QuerySet[Agent]:
    return for_agency(request, Agent.objects.all())


def _codes(label: Any, choices: Any) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        label=label, choices=choices, widget=CheckboxSelectMultiple
    )


class PropertyFilterSet(WagtailFilterSet):
    """Every choice is the active agency's own."""

    state = django_filters.ChoiceFilter(
        label=_("Page"),
        choices=PageState.choices,
        method="filter_state",
        empty_label=pgettext_lazy("pages", "All"),
        widget=RadioSelect,
    )
    missing = django_filters.ChoiceFilter(
        label=_("Missing mentions"),
        choices=Missing.choices,
        method="filter_missing",
        empty_label=pgettext_lazy("pages", "All"),
        widget=RadioSelect,
    )
    due = django_filters.ChoiceFilter(
        label=_("Certificate or extract"),
        choices=[("1", _("to renew within a month"))],
        method="filter_due",
        empty_label=pgettext_lazy("pages", "All"),
        widget=RadioSelect,
    )
    status = _codes(_("Status"), MarketStatus.choices)
    transaction = _codes(_("Transaction"), Transaction.choices)
    category = _codes(_("Category"), Category.choices)
    agent = django_filters.ModelMultipleChoiceFilter(
        label=_("Estate agent"), queryset=_agents, widget=CheckboxSelectMultiple
    )
    locale = LocaleFilter(
        label=_("Language"),
        choices=[],
        empty_label=None,
        null_label=pgettext_lazy("languages", "All"),
        null_value=None,
        widget=RadioSelect,
    )

    class Meta:
        model = PropertyPage
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = active_agency(self.request)
        languages = agency.languages if agency else []
        if len(languages) < 2:
            del self.filters["locale"]
            return
        names = get_content_languages()
        self.filters["locale"].extra["choices"] = [(c, names.get(c, c)) for c in languages]

    def filter_state(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Rows of one state."""
        return in_state(queryset, value)

    def filter_missing(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Rows whose advert lacks a mention of that weight, or none."""
        return lacking(queryset, value)

    def filter_due(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Rows with a paper that has run out or will within a month."""
        return due(queryset, today=timezone.localdate()) if value else queryset

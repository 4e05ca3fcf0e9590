"""What the list of reports can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect, Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from immo_agencies.models import Agency
from immo_pages.models import PageReport

_EVERY = "all"


class ReportFilterSet(WagtailFilterSet):
    """State, kind, agency; what is closed is left out unless asked for."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        widget=RadioSelect,
        method="in_state",
        empty_label=_("New and in hand"),
        choices=[*PageReport.State.choices, (_EVERY, _("All"))],
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), widget=Select, empty_label=_("All"), choices=PageReport.Kind.choices
    )
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency"), widget=Select, empty_label=_("All"), queryset=Agency.objects.all()
    )

    class Meta:
        model = PageReport
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[PageReport]) -> QuerySet[PageReport]:
        """As django-filter's; open ones when no state is asked for."""
        found = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("state"):
            return found
        return found.exclude(state=PageReport.State.CLOSED)

    def in_state(self, queryset: QuerySet[PageReport], name: str, state: str) -> Any:
        """One state, or all."""
        return queryset if state == _EVERY else queryset.filter(state=state)

"""What the log can be narrowed to. No choice names anything of another agency."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect, Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from immo_agencies.log.people import People
from immo_agencies.log.titles import kind_name
from immo_agencies.log.words import groups
from immo_agencies.models import AuditEvent

_EVERYTHING = "all"


class LogFilterSet(WagtailFilterSet):
    """Person, kind of act, kind of object, days; what was not accepted is left out unless asked."""

    actor_id = django_filters.ChoiceFilter(label=_("Person"), widget=Select)
    action = django_filters.ChoiceFilter(label=_("Act"), widget=Select, method="of_group")
    object_type = django_filters.ChoiceFilter(label=_("About"), widget=Select)
    at = django_filters.DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"),
        widget=RadioSelect,
        method="with_outcome",
        empty_label=_("Done"),
        choices=[
            (AuditEvent.Outcome.NOT_ACCEPTED.value, _("Not accepted")),
            (_EVERYTHING, _("Both")),
        ],
    )

    class Meta:
        model = AuditEvent
        fields: list[str] = []

    def __init__(self, *args: Any, people: People, types: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(object_type, kind_name(object_type)) for object_type in types]
        self._offer("actor_id", people.choices())
        self._offer("action", groups())
        self._offer("object_type", sorted(named, key=lambda pair: pair[1].lower()))

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.filters[name].extra.update(choices=choices, empty_label=_("All"))

    def filter_queryset(self, queryset: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        """As django-filter's; what was not accepted is asked for."""
        queryset = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("outcome"):
            return queryset
        return queryset.filter(outcome=AuditEvent.Outcome.DONE)

    def of_group(self, queryset: QuerySet[AuditEvent], name: str, group: str) -> Any:
        """Codes that start with the group."""
        return queryset.filter(action__startswith=f"{group}.")

    def with_outcome(self, queryset: QuerySet[AuditEvent], name: str, outcome: str) -> Any:
        """One outcome, or both."""
        return queryset if outcome == _EVERYTHING else queryset.filter(outcome=outcome)

"""The log of the active agency, for who may read it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy, override
from wagtail.admin.ui.tables import Table
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from immo_agencies.log.filters import LogFilterSet
from immo_agencies.log.people import People, people_of
from immo_agencies.log.rows import Row, rows_of
from immo_agencies.log.spreadsheet import as_csv
from immo_agencies.models import AuditEvent
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import active_access
from immo_agencies.viewsets import AgencyViewMixin

_PAGE = 50
_EXPORT_CHUNK = 500


class LogView(AgencyViewMixin, BaseListingView):
    """Who did what, the newest first."""

    agency_action = AgencyAction.VIEW_LOG
    page_title = gettext_lazy("Log")
    header_icon = "history"
    index_url_name = "immo_log:index"
    index_results_url_name = "immo_log:index_results"
    results_template_name = "immo_agencies/log/results.html"
    verbose_name_plural = gettext_lazy("log entries")
    filterset_class = LogFilterSet
    paginate_by = _PAGE
    is_searchable = True
    columns: list[Any] = []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or everything that was filtered as a table to keep."""
        if request.GET.get("export") == "csv":
            return as_csv(self._exported(), f"log-{slugify(self.agency.name)}.csv")
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[AuditEvent]:
        """Rows of the active agency."""
        return AuditEvent.objects.filter(agency=self.agency)

    def order_queryset(self, queryset: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        """The newest first; rows of one moment in the order in which they were written."""
        return queryset.order_by("-at", "-pk")

    def search_queryset(self, queryset: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        """By the number of the object, exactly."""
        return queryset.filter(object_id=self.search_query) if self.is_searching else queryset

    def filter_queryset(self, queryset: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        """A filter that cannot be read finds nothing, rather than everything."""
        return (
            self.filters.filter_queryset(queryset) if self.filters.is_valid() else queryset.none()
        )

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """With the choices of this agency."""
        types = self.get_base_queryset().exclude(object_type="").order_by()
        named = types.values_list("object_type", flat=True).distinct()
        return super().get_filterset_kwargs() | {"people": self.people, "types": list(named)}

    def get_table(self, object_list: Any) -> Table:
        """The template draws the rows: on a telephone they are no table."""
        self.rows = rows_of(object_list, self.access, self.people)
        return super().get_table([])

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the rows in words."""
        context = super().get_context_data(*args, **kwargs)
        return context | {"rows": self.rows}

    @cached_property
    def header_more_buttons(self) -> list[HeaderButton]:
        """What is filtered, as a table to keep."""
        query = self.request.GET.copy()
        query["export"] = "csv"
        url = f"{self.index_url}?{query.urlencode()}"
        return [HeaderButton(gettext_lazy("Download CSV"), url=url, icon_name="download")]

    @cached_property
    def people(self) -> People:
        """Whom the log may name."""
        return people_of(self.agency)

    @cached_property
    def access(self) -> Any:
        """What the reader may see."""
        return active_access(self.request)

    def _exported(self) -> Iterator[Row]:
        """A chunk at a time; the language of the reader is gone when the server reads on."""
        language = get_language() or ""
        events = list(self.get_queryset().values_list("pk", flat=True)[: _EXPORT_CHUNK * 100])
        for start in range(0, len(events), _EXPORT_CHUNK):
            chosen = AuditEvent.objects.filter(pk__in=events[start : start + _EXPORT_CHUNK])
            with override(language):
                rows = rows_of(chosen.order_by("-at", "-pk"), self.access, self.people)
            yield from rows

"""Filters of the list: permanent or temporary, and by site when there are several."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters.fields import ModelMultipleChoiceField
from wagtail.admin.filters import WagtailFilterSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from immo_agencies.tenancy import active_agency


def _own_sites(request: HttpRequest) -> QuerySet[Site]:
    agency = active_agency(request)
    return agency.sites() if agency else Site.objects.none()


class _HostField(ModelMultipleChoiceField):
    def label_from_instance(self, obj: Site) -> str:
        return obj.hostname


class _SiteFilter(django_filters.ModelMultipleChoiceFilter):
    field_class = _HostField


class RedirectFilterSet(WagtailFilterSet):
    """Every choice is the active agency's own."""

    is_permanent = django_filters.ChoiceFilter(
        label=_("Type"),
        choices=[
            ("True", pgettext_lazy("redirect", "Permanent")),
            ("False", pgettext_lazy("redirect", "Temporary")),
        ],
        empty_label=pgettext_lazy("redirects", "All"),
        widget=RadioSelect,
    )
    site = _SiteFilter(label=_("Site"), queryset=_own_sites, widget=CheckboxSelectMultiple)

    class Meta:
        model = Redirect
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if _own_sites(self.request).count() < 2:
            del self.filters["site"]

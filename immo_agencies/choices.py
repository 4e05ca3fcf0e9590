"""What forms may offer: the rows of the agency whose scope is open, and nothing else."""

from typing import Any, cast

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.functions import Substr
from django_scopes import get_scope
from wagtail.models import Collection, Page

from immo_agencies.models import Agency, AgencyHome
from immo_agencies.references import COLLECTION_PATH, owner_column, visible_to
from immo_agencies.tenancy import HOME_PATH_LENGTH, collection_path, owned_by


def choices_in_scope(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow ``queryset`` to what may be chosen now.

    A scope without agency (the operator's own pages) offers what belongs to no agency. Where no
    scope is open (commands, tasks) nothing is narrowed: what they save is checked all the same.
    """
    scope, model = get_scope(), cast(type[Model], queryset.model)
    if "agency" not in scope or owner_column(model) is None:
        return queryset
    agency = scope["agency"]
    if not isinstance(agency, Agency):
        return _of_no_agency(queryset)
    if not issubclass(model, Collection):
        return owned_by(agency, queryset)
    return queryset.filter(path__startswith=collection_path(agency))


def offered_in_scope(obj: Model) -> bool:
    """The same for one row in hand, without a query where its place says whose it is."""
    scope = get_scope()
    if "agency" not in scope or owner_column(type(obj)) is None:
        return True
    agency = scope["agency"]
    return visible_to(agency if isinstance(agency, Agency) else None, obj)


def _of_no_agency(queryset: QuerySet[Any]) -> QuerySet[Any]:
    model = cast(type[Model], queryset.model)
    if issubclass(model, Page):
        first = Substr(OuterRef("path"), 1, HOME_PATH_LENGTH)
        return queryset.exclude(Exists(AgencyHome.objects.filter(page__path=first)))
    kind, path = owner_column(model) or ("", "")
    if kind != COLLECTION_PATH:
        return queryset.none()
    first = Substr(OuterRef(path), 1, HOME_PATH_LENGTH)
    return queryset.exclude(Exists(Agency.objects.filter(collection__path=first)))

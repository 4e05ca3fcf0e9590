"""Open the django-scopes scope that rows with an ``agency`` column ask for."""

from collections.abc import Iterator
from contextlib import contextmanager

from django_scopes import scope

from immo_agencies.models import Agency


@contextmanager
def agency_scope(agency: Agency | None) -> Iterator[None]:
    """Limit scoped queries to ``agency``; for None they find nothing at all.

    django-scopes reads a scope of None as "everything", hence the empty list.
    """
    with scope(agency=agency if agency is not None else []):
        yield

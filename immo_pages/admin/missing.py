"""Which rows of a list lack a mention: the rules are asked, no column stores it."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from immo_pages.admin.gap_links import GapCount, count_gaps


class Missing(models.TextChoices):
    """What an advert lacks."""

    MANDATORY = "mandatory", _("a required mention is missing")
    ADVISED = "advised", _("a recommended mention is missing")
    COMPLETE = "complete", _("nothing is missing")


_WANTED: dict[str, Callable[[GapCount], bool]] = {
    Missing.MANDATORY: lambda count: count.errors > 0,
    Missing.ADVISED: lambda count: count.warnings > 0,
    Missing.COMPLETE: lambda count: count.total == 0,
}


def lacking(queryset: QuerySet[Any], missing: str) -> QuerySet[Any]:
    """Rows of property pages in that state; all of them for an unknown word. One query more.

    The day decides what is missing (rules have dates, certificates end), so it cannot be stored.
    """
    wanted = _WANTED.get(missing)
    if wanted is None:
        return queryset
    pages: Any = queryset.order_by()
    keys = [page.pk for page in pages.defer_streamfields() if wanted(count_gaps(page))]
    return queryset.filter(pk__in=keys)

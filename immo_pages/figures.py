"""Counts that the operator may see of agencies that have not let her in: numbers, no titles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from immo_agencies.models import Agency
from immo_agencies.tenancy import HOME_PATH_LENGTH
from immo_pages.models import PropertyDocument, PropertyPage, PropertyPhoto

_MEGABYTE = 1_000_000


def agency_figures(agency_ids: Sequence[int]) -> Mapping[Any, Mapping[int, int]]:
    """Published properties, drafts, photos and originals in MB, by agency: four queries.

    Each language of a property counts, as it does in the lists of the agency.
    """
    kept = PropertyPage.objects.filter(agency__in=agency_ids, trashed=None)
    pages = kept.order_by().values("agency")
    counted = pages.annotate(live_ones=Count("pk", Q(live=True)), drafts=Count("pk", Q(live=False)))
    rows = list(counted)
    owners = dict(Agency.objects.filter(pk__in=agency_ids).values_list("collection__path", "pk"))
    photos = _files(PropertyPhoto.objects.all(), owners)
    documents = _files(PropertyDocument.objects.all(), owners)
    stored: Counter[int] = Counter()
    for _home, owner, _count, size in (*photos, *documents):
        stored[owner] += size or 0
    return {
        _("Live properties"): {row["agency"]: row["live_ones"] for row in rows},
        _("Drafts"): {row["agency"]: row["drafts"] for row in rows},
        _("Photos"): {owner: count for _home, owner, count, _size in photos},
        _("Storage (MB)"): {owner: round(size / _MEGABYTE) for owner, size in stored.items()},
    }


def _files(files: QuerySet[Any], owners: Mapping[str, int]) -> list[tuple[str, int, int, int]]:
    """Path of the agency's collection, agency, number of files, bytes."""
    found = (
        files.order_by()
        .annotate(home_path=Substr(F("collection__path"), 1, HOME_PATH_LENGTH))
        .filter(home_path__in=owners)
        .values_list("home_path")
        .annotate(number=Count("pk"), bytes_stored=Sum("file_size"))
    )
    return [(path, owners[path], number, size) for path, number, size in found]

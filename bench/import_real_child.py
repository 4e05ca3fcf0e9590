"""The measurements of bench.import_real, each in a process of its own; prints a line of JSON."""

import io
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from bench.import_real import set_up

set_up()

from django.contrib.contenttypes.models import ContentType  # noqa: E402  after set_up()
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision  # noqa: E402
from wagtail.search.models import IndexEntry  # noqa: E402

from immo_agencies.actions import open_agency  # noqa: E402
from immo_agencies.models import Agency  # noqa: E402
from immo_agencies.scope import agency_scope  # noqa: E402
from immo_feeds.actions import ImportOrder, import_properties  # noqa: E402
from immo_feeds.csv_source.mapping import load_mapping  # noqa: E402
from immo_feeds.csv_source.parse import ParsedProperty, parse_file  # noqa: E402
from immo_feeds.importing.batch import Job, write_batch  # noqa: E402
from immo_feeds.importing.incoming import Incoming  # noqa: E402
from immo_feeds.importing.report import Tally  # noqa: E402
from immo_feeds.importing.wording import Wording  # noqa: E402
from immo_feeds.management.commands.import_properties import EXAMPLE  # noqa: E402
from immo_listings.models import Listing  # noqa: E402
from immo_pages.advert_rules import error_gaps  # noqa: E402
from immo_pages.models import PropertyIndexPage, PropertyPage  # noqa: E402

LANGUAGE = "fr"
MAPPING = load_mapping(EXAMPLE)


def import_whole(path: Path, slug: str, limit: int) -> dict[str, Any]:
    """Import ``path`` into the agency ``slug`` and say what came of it."""
    agency = _agency(slug)
    order = ImportOrder(agency, path, MAPPING, LANGUAGE, publish=True, limit=limit or None)
    started = time.perf_counter()
    tally = import_properties(order).tally
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages = PropertyPage.objects.filter(agency=agency)
    return {
        "rows": tally.counts["rows"],
        "rows_refused": tally.counts["refused"],
        "pages": pages.count(),
        "pages_live": pages.filter(live=True).count(),
        "pages_draft": pages.filter(live=False).count(),
        "created": tally.counts["created"],
        "updated": tally.counts["updated"],
        "warnings_by_kind": dict(tally.kinds.most_common()),
        "seconds": round(seconds, 1),
        "rows_per_s": round(tally.counts["rows"] / seconds, 1),
        "peak_memory_mb": round(peak, 1),
        "left_behind": left_behind(agency),
    }


def race(path: Path, rounds: int, rows: int) -> dict[str, Any]:
    """The same rows by the naive loop and by the import, in turns, into two agencies.

    Both read the file; the import also keeps its own memory of each row.
    """
    one, other = _agency("one-by-one"), _agency("in-bulk")
    feeds = [parse_file(path, MAPPING, language=LANGUAGE) for _agency in (one, other)]
    with agency_scope(one):  # a page with an estate agent asks for a scope when it is published
        _naive(one, list(islice(feeds[0], 5)))
    with agency_scope(other):
        _bulk(other, list(islice(feeds[1], 5)))
    times: dict[str, list[float]] = {"naive": [], "bulk": []}
    for _round in range(rounds):
        times["naive"].append(_seconds(_naive, one, feeds[0], rows))
        times["bulk"].append(_seconds(_bulk, other, feeds[1], rows))
    naive, bulk = rows / median(times["naive"]), rows / median(times["bulk"])
    left = {"naive": left_behind(one), "bulk": left_behind(other)}
    return {
        "rows_each": rounds * rows,
        "naive_rows_per_s": round(naive, 1),
        "bulk_rows_per_s": round(bulk, 1),
        "times_naive": round(bulk / naive, 2),
        "left_behind": left,
        "same_rows_left_behind": left["naive"] == left["bulk"],
    }


def left_behind(agency: Agency) -> dict[str, int]:
    """How many rows of each kind the properties of ``agency`` have."""
    pages = PropertyPage.objects.filter(agency=agency)
    keys = [str(key) for key in pages.values_list("pk", flat=True)]
    kind = ContentType.objects.get_for_model(PropertyPage)
    with agency_scope(agency):
        listings = Listing.objects.filter(agency=agency).count()
        shown = Listing.objects.public().filter(agency=agency).count()
    return {
        "pages": len(keys),
        "live": pages.filter(live=True).count(),
        "numchild": _parent(agency).numchild,
        "revisions": Revision.objects.filter(content_type=kind, object_id__in=keys).count(),
        "log_entries": PageLogEntry.objects.filter(page_id__in=keys).count(),
        "references": ReferenceIndex.objects.filter(content_type=kind, object_id__in=keys).count(),
        "search_entries": IndexEntry.objects.filter(content_type=kind, object_id__in=keys).count(),
        "search_hits": pages.search("appartement").count(),
        "listings": listings,
        "public_listings": shown,
    }


def tree() -> dict[str, Any]:
    """Whether fixtree finds anything in the pages of all these imports."""
    out = io.StringIO()
    call_command("fixtree", interactive=False, stdout=out)
    return {"fixtree_clean": "No problems found" in out.getvalue()}


def _naive(agency: Agency, batch: Sequence[ParsedProperty]) -> None:
    """The loop everybody writes first, gate asked by save() and publish()."""
    parent = _parent(agency)
    for parsed in batch:
        if parsed.is_refused:
            continue
        draft = Incoming(agency.pk, "naive", parsed, "").draft()
        page = PropertyPage(live=False, **draft.values)
        stream: Any = PropertyPage._meta.get_field("body")
        page.body = stream.to_python(draft.body)
        parent.add_child(instance=page)
        revision = page.save_revision(log_action=True)
        if not error_gaps(page):
            revision.publish()


def _bulk(agency: Agency, batch: Sequence[ParsedProperty]) -> None:
    job = Job(agency, _parent(agency), "bulk", Wording(MAPPING), timezone.now, publish=True)
    write_batch(job, batch, Tally())


def _seconds(
    write: Callable[[Agency, Sequence[ParsedProperty]], None],
    agency: Agency,
    feed: Iterator[ParsedProperty],
    rows: int,
) -> float:
    with agency_scope(agency):
        started = time.perf_counter()
        write(agency, list(islice(feed, rows)))
        return time.perf_counter() - started


def _agency(slug: str) -> Agency:
    found = Agency.objects.filter(slug=slug).first()
    return found or open_agency(
        name=slug, slug=slug, languages=[LANGUAGE], hostname=f"{slug}.localhost"
    )


def _parent(agency: Agency) -> Page:
    return PropertyIndexPage.objects.child_of(agency.home_in(LANGUAGE)).get()


def main(words: list[str]) -> None:
    """`race FILE ROUNDS ROWS`, `import FILE SLUG LIMIT` (0: no limit) or `tree`."""
    if words[0] == "race":
        answer = race(Path(words[1]), int(words[2]), int(words[3]))
    elif words[0] == "tree":
        answer = tree()
    else:
        answer = import_whole(Path(words[1]), words[2], int(words[3]))
    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1:])

"""A town of copies: the rows of another one, as often as it takes.

To publish 100,000 properties takes over an hour. What reading them costs depends on the rows alone:
the tree, the properties and what is sent of them.
"""

from itertools import cycle, islice
from typing import Any

# Columns of the copies that differ from the row they come from, in SQL: `c` is the pair of keys.
_PAGE = {
    "id": "c.new",
    "path": "c.path",
    "slug": "r.slug || '-' || c.new",
    "url_path": "c.parent || r.slug || '-' || c.new || '/'",
    "translation_key": "gen_random_uuid()",
    "alias_of_id": "NULL",
    "latest_revision_id": "NULL",
    "live_revision_id": "NULL",
}
_REFERENCE = {"agency_id": "c.agency", "reference": "r.reference || '-' || c.new"}
_PROPERTY = _REFERENCE | {"page_ptr_id": "c.new", "agent_id": "NULL"}
_LISTING = _REFERENCE | {"id": "DEFAULT", "page_id": "c.new"}


def copy_town(agency: Any, origin: Any, count: int) -> None:
    """Give ``agency`` ``count`` properties: those of ``origin``, again and again."""
    from django.db import connection
    from wagtail.models import Page

    from immo_listings.models import Listing
    from immo_pages.models import PropertyIndexPage, PropertyPage

    start = PropertyIndexPage.objects.child_of(origin.home_in("fr")).get()
    parent = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    keys = list(PropertyPage.objects.child_of(start).order_by("pk").values_list("pk", flat=True))
    highest = Page.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE copies "
            "(old int, new int, path text, parent text, agency bigint)"
        )
        with cursor.copy("COPY copies FROM STDIN") as rows:
            for number, old in enumerate(islice(cycle(keys), count), start=1):
                path = Page._get_path(parent.path, parent.depth + 1, number)
                rows.write_row((old, highest + number, path, parent.url_path, agency.pk))
        for model, own, key in (
            (Page, _PAGE, "id"),
            (PropertyPage, _PROPERTY, "page_ptr_id"),
            (Listing, _LISTING, "page_id"),
        ):
            cursor.execute(_copy(model, own, key))
        cursor.execute("DROP TABLE copies")
    Page.objects.filter(pk=parent.pk).update(numchild=count)


def _copy(model: Any, own: dict[str, str], key: str) -> str:
    columns = [
        field.column for field in model._meta.local_fields if own.get(field.column) != "DEFAULT"
    ]
    named = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(own.get(name, f'r."{name}"') for name in columns)
    table = model._meta.db_table
    return (
        f"INSERT INTO {table} ({named}) "  # noqa: S608 - names of our own models
        f'SELECT {values} FROM {table} r JOIN copies c ON c.old = r."{key}"'
    )

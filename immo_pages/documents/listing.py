"""The library of documents says of each who may have it and whether it was found clean."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.documents.views import documents

_BEFORE = "created_at"
#: Columns that a phone has no room for; the form of the document says the same.
_LESS_NEEDED = frozenset({"filename", "kind", "created_at", "usage_count", "collection"})


class StateColumn(Column):
    """Access, and the state of the virus check unless it is passed."""

    cell_template_name = "immo_pages/documents/state_cell.html"


def _kind(document: Any) -> str:
    return str(capfirst(document.kind_label))


def show_states() -> None:
    """Give Wagtail's list two more columns; it reads its class at every request."""
    stock = documents.IndexView.columns.func

    def columns(view: Any) -> list[Column]:
        found = list(stock(view))
        at = next((i for i, column in enumerate(found) if column.name == _BEFORE), len(found))
        kind = Column("kind", label=gettext_lazy("Kind"), accessor=_kind)
        found[at:at] = [kind, StateColumn("access", label=gettext_lazy("Access"))]
        for column in found:
            if column.name == "filename":
                column.cell_template_name = "immo_pages/documents/file_cell.html"
            if column.name in _LESS_NEEDED:
                column.classname = f"{column.classname or ''} immo-document-more".strip()
        return found

    ours = cached_property(columns)
    ours.__set_name__(documents.IndexView, "columns")
    documents.IndexView.columns = ours

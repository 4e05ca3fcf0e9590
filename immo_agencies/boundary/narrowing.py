"""Everything that narrows Wagtail's own lists and choosers; imported by ``wagtail_hooks``."""

from immo_agencies.boundary import page_choosers, page_lists  # noqa: F401  they register hooks
from immo_agencies.boundary.bulk import narrow_bulk_actions
from immo_agencies.boundary.file_choosers import narrow_file_choosers
from immo_agencies.boundary.file_lists import narrow_file_lists
from immo_agencies.boundary.shown_choices import hide_foreign_choices


def narrow() -> None:
    """Put our views and filters into Wagtail's viewsets, before any address is made."""
    narrow_file_choosers()
    narrow_file_lists()
    hide_foreign_choices()
    narrow_bulk_actions()

"""What this room tells."""

from django.dispatch import Signal

#: After the commit, once the changes have their numbers. ``sender``: Change; ``agency_id``;
#: ``changes``: the numbered rows, in order. Receivers must not raise; they may miss a change when
#: a process dies, so whoever must not miss one follows the numbers instead.
changes_numbered = Signal()

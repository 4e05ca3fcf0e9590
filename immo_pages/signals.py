"""What this room tells."""

from django.dispatch import Signal

#: Inside the transaction in which pages went into the trash or came back: Wagtail's own signals are
#: not sent for drafts. ``sender``: TrashedPage; ``keys``: of all pages, those below included.
moved_quietly = Signal()

"""wagtail-localize writes a translation by saving its row: what is live would change at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_drafting: ContextVar[bool] = ContextVar("immo_pages_drafting", default=False)


@contextmanager
def drafts_only() -> Iterator[None]:
    """Inside, a page that is live is not saved; the revision that follows is its draft."""
    token = _drafting.set(True)
    try:
        yield
    finally:
        _drafting.reset(token)


def is_drafting() -> bool:
    """Whether saves of live pages are left out now."""
    return _drafting.get()

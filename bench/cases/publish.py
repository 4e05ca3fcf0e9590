"""What the read model, the change feed and the webhooks add to a publish."""

from collections.abc import Iterator
from contextlib import contextmanager

from bench.harness import Work, bench
from bench.town import build
from immo_agencies.scope import agency_scope
from immo_listings import receivers
from immo_pages.models import PropertyPage

_ALL = {one.name for one in receivers.RECEIVERS}


@bench(
    name="publish",
    says="save_revision().publish() with the read model against the same without it",
    at_most=1.3,
)
@contextmanager
def publish() -> Iterator[tuple[Work, Work]]:
    """The same property, a new price each time."""
    agency = build(properties=1, name="Publish")
    with agency_scope(agency):
        key = PropertyPage.objects.get(agency=agency).pk

        def ours() -> None:
            page = PropertyPage.objects.get(pk=key)
            page.price += 1
            page.save_revision().publish()

        def without() -> None:
            receivers.disconnect(*_ALL)
            try:
                ours()
            finally:
                receivers.connect()

        yield ours, without

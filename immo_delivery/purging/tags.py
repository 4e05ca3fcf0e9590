"""Hand tags to every configured cache that knows them."""

import logging
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, runtime_checkable

from wagtail.contrib.frontend_cache.utils import get_backends

from immo_delivery import conf

logger = logging.getLogger(__name__)


@runtime_checkable
class PurgesTags(Protocol):
    """A backend of Wagtail's frontend cache that knows tags as well."""

    def purge_tags(self, tags: Sequence[str]) -> None:
        """Drop all answers with one of ``tags``; raises OSError when the cache says no."""


def is_configured() -> bool:
    """Whether any cache is to be told."""
    return bool(conf.purge_backends())


def purge(tags: Iterable[str]) -> None:
    """Every cache that knows tags gets each once. Raises the last failure after all were asked."""
    wanted, failed = sorted(set(tags)), None
    for name, backend in _backends().items():
        if not isinstance(backend, PurgesTags):
            continue
        try:
            backend.purge_tags(wanted)
        except OSError as error:
            logger.exception("The cache %s did not purge %s tags.", name, len(wanted))
            failed = error
    if failed is not None:
        raise failed


def _backends() -> dict[str, Any]:
    found: dict[str, Any] = get_backends(backend_settings=conf.purge_backends())
    return found

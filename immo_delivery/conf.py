"""Settings of this room, read when they are needed."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings


def anonymous_rate() -> int:
    """``IMMO_DELIVERY_RATE``: requests a minute from one address without a token. Default 600;
    0 counts nothing."""
    return int(getattr(settings, "IMMO_DELIVERY_RATE", 600))


def proxy_count() -> int:
    """``IMMO_DELIVERY_PROXIES``: how many proxies in front add to X-Forwarded-For. Default as for
    signing in (``ALLAUTH_TRUSTED_PROXY_COUNT``), else none."""
    default = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    return int(getattr(settings, "IMMO_DELIVERY_PROXIES", default))


def private_targets() -> bool:
    """``IMMO_DELIVERY_PRIVATE_TARGETS``: webhooks may go to this machine and its network, and by
    plain HTTP. For development only. Default False."""
    return bool(getattr(settings, "IMMO_DELIVERY_PRIVATE_TARGETS", False))


def encryption_keys() -> list[str]:
    """``IMMO_DELIVERY_KEYS``: phrases that the secrets of webhooks are encrypted with, the first
    for new ones. Default ``SECRET_KEY`` and its fallbacks."""
    return list(getattr(settings, "IMMO_DELIVERY_KEYS", None) or signing_keys())


def signing_keys() -> list[str]:
    """``SECRET_KEY`` and ``SECRET_KEY_FALLBACKS``."""
    return [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]


def purge_backends() -> Mapping[str, Mapping[str, Any]]:
    """``IMMO_DELIVERY_PURGE``: caches to purge by tag, in the shape of ``WAGTAILFRONTENDCACHE``,
    which is the default."""
    found = getattr(settings, "IMMO_DELIVERY_PURGE", None)
    if found is None:
        found = getattr(settings, "WAGTAILFRONTENDCACHE", None)
    return found or {}

"""The menu offers only what the boundary lets the person open."""

from functools import lru_cache
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.admin.menu import MenuItem, SubmenuMenuItem

from immo_agencies.boundary.doors import door_of
from immo_agencies.boundary.entrance import opens
from immo_agencies.middleware import is_admin_path


def leads_somewhere(item: MenuItem, request: HttpRequest) -> bool:
    """Whether the address of ``item`` is open; a submenu looks into itself, the rest is outside."""
    if isinstance(item, SubmenuMenuItem):
        return True
    path = urlsplit(str(item.url)).path
    if not is_admin_path(path):
        return True
    door = door_of(_match(path))
    return door is not None and opens(door, request)


@lru_cache(maxsize=256)
def _match(path: str) -> ResolverMatch | None:
    """Addresses of menu items hardly ever change; resolving them all takes milliseconds a page."""
    try:
        return resolve(path)
    except Resolver404:
        return None

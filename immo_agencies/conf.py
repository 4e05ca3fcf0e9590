"""Settings of this room, read when they are asked for."""

from django.conf import settings


def platform_only_paths() -> tuple[str, ...]:
    """Paths that answer on the platform's host only, beside the admin: ``IMMO_PLATFORM_PATHS``.

    The pages about one's account belong here when the project has them.
    """
    return tuple(getattr(settings, "IMMO_PLATFORM_PATHS", ()))

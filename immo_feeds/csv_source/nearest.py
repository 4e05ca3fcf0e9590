"""“Did you mean”: the nearest valid name of a mistaken one."""

from collections.abc import Iterable
from difflib import get_close_matches

from django.utils.translation import gettext as _

NAMES_SHOWN = 12


def with_nearest(name: str, valid: Iterable[str]) -> str:
    """The nearest valid name, else the first of them."""
    names = list(valid)
    if near := get_close_matches(name.casefold(), names, n=1, cutoff=0.5):
        return _("did you mean “%(name)s”?") % {"name": near[0]}
    shown = ", ".join(names[:NAMES_SHOWN]) + (", …" if len(names) > NAMES_SHOWN else "")
    return _("one of %(names)s") % {"names": shown}

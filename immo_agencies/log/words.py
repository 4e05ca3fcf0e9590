"""What the codes of the log mean. A room above adds its own by the hook ``immo_log_words``.

A key without a dot names the group of the codes that start with it.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from immo_agencies.extension_points import plugin_log_words

WORDS: Mapping[str, Any] = {
    "support": _("Support access"),
    "support.asked": _("Asked to be let in"),
    "support.withdrawn": _("Withdrew the request to be let in"),
    "support.allowed": _("Let support in"),
    "support.declined": _("Declined to let support in"),
    "support.entered": _("Entered by support session"),
    "support.ended": _("Ended the support session"),
    "support.glass_broken": _("Entered by emergency access"),
    "redirect": _("Redirects"),
    "redirect.created": _("Added a redirect"),
    "redirect.changed": _("Changed a redirect"),
    "redirect.deleted": _("Deleted a redirect"),
    "redirect.imported": _("Imported redirects"),
    "operator": _("Operators"),
    "operator.made": _("Became an operator"),
    "operator.removed": _("Is no operator any more"),
    "admin": _("Screens of the editor"),
}

# What is done behind an address of the admin, by a word in its name; the first that fits counts.
_VERBS: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("unpublish",), pgettext_lazy("log", "Took offline")),
    (("publish",), pgettext_lazy("log", "Published")),
    (("unschedule",), pgettext_lazy("log", "Cancelled a planned publication")),
    (("delete", "remove"), pgettext_lazy("log", "Deleted")),
    (("move", "reorder", "set_page_position", "order"), pgettext_lazy("log", "Moved")),
    (("copy", "alias"), pgettext_lazy("log", "Copied")),
    (("unlock",), pgettext_lazy("log", "Unlocked")),
    (("lock",), pgettext_lazy("log", "Locked")),
    (("revert", "revisions"), pgettext_lazy("log", "Went back to an earlier version")),
    (
        ("approve", "workflow", "moderation", "confirm"),
        pgettext_lazy("log", "Decided on an approval"),
    ),
    (("privacy",), pgettext_lazy("log", "Changed who may see")),
    (("translat", "submit"), pgettext_lazy("log", "Translated")),
    (("preview",), pgettext_lazy("log", "Previewed")),
    (("upload", "multiple"), pgettext_lazy("log", "Added files")),
    (("add", "create", "new"), pgettext_lazy("log", "Added")),
    (("edit", "update", "change", "save", "settings"), pgettext_lazy("log", "Changed")),
)
_ANYTHING = pgettext_lazy("log", "Worked in the editor")
_ADMIN = "admin."


def all_words() -> dict[str, Any]:
    """Code, or group, -> words; those of every room that is installed."""
    return {**WORDS, **plugin_log_words()}


def words_for(code: str, known: Mapping[str, Any] | None = None) -> Any:
    """What somebody did who is in the log with ``code``."""
    known = all_words() if known is None else known
    if code in known:
        return known[code]
    return _of_admin(code.removeprefix(_ADMIN)) if code.startswith(_ADMIN) else code


def groups() -> list[tuple[str, Any]]:
    """Beginnings of codes with their names, in the order of the names."""
    known = all_words()
    starts = {code.partition(".")[0] for code in known}
    return sorted(((s, known.get(s, s)) for s in starts), key=lambda pair: str(pair[1]).lower())


def _of_admin(url_name: str) -> Any:
    view = url_name.rpartition(":")[2]
    return next((words for marks, words in _VERBS if any(m in view for m in marks)), _ANYTHING)

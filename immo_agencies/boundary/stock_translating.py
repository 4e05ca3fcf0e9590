"""Doors of wagtail-localize: its editor of one translation.

Starting and updating translations have our own views (``immo_translating``). Closed: its API of
snippets, which knows no owner; its report; machine translation; turning a page into an alias.
"""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door, Who

_TRANSLATION = {"translation_id": "translation"}


def _door(path: Mapping[str, str | None] | None = None, who: Who = Who.COMPOSERS) -> Door:
    return Door(path=path or {}, who=who)


TRANSLATING: Mapping[str, Door] = {
    "wagtail_localize:javascript_catalog": _door(),
    "wagtail_localize:edit_string_translation": _door(
        _TRANSLATION | {"string_segment_id": "string_segment"}
    ),
    "wagtail_localize:edit_override": _door(
        _TRANSLATION | {"overridable_segment_id": "overridable_segment"}, Who.AUTHORS
    ),
    "wagtail_localize:download_pofile": _door(_TRANSLATION),
    "wagtail_localize:upload_pofile": _door(_TRANSLATION),
    "wagtail_localize:preview_translation": _door(_TRANSLATION | {"mode": None}),
    "wagtail_localize:stop_translation": _door(_TRANSLATION, Who.AUTHORS),
}

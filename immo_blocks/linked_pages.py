"""Pages that texts and buttons lead to, each with its live translations: one query for all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page


@dataclass(frozen=True)
class LinkedPages:
    """``asked``: the pages by key; ``translated``: live ones by language, then by key asked."""

    asked: Mapping[int, Page] = field(default_factory=dict)
    translated: Mapping[str, Mapping[int, Page]] = field(default_factory=dict)

    def shown(self, language: str = "") -> dict[int, Page]:
        """The page to lead to for each key: the one in ``language``, else the one that was asked
        for; none for one that is not live."""
        live = {key: page for key, page in self.asked.items() if page.live}
        return live | dict(self.translated.get(language, {}))

    def urls(self, language: str = "") -> dict[int, str]:
        """Addresses of these pages; one query beside Wagtail's cached sites was made before."""
        found = {key: page.url for key, page in self.shown(language).items()}
        return {key: url for key, url in found.items() if url}


def linked_pages(keys: Iterable[int]) -> LinkedPages:
    """The pages with these keys and their translations."""
    wanted = set(keys)
    if not wanted:
        return LinkedPages()
    group = Page.objects.filter(pk__in=wanted).values("translation_key")
    found = list(Page.objects.filter(translation_key__in=group).select_related("locale"))
    asked = {page.pk: page for page in found if page.pk in wanted}
    translated: dict[str, dict[int, Page]] = {}
    for page in found:
        if page.live:
            of_language = translated.setdefault(page.locale.language_code, {})
            keys_of = (k for k, one in asked.items() if one.translation_key == page.translation_key)
            of_language.update(dict.fromkeys(keys_of, page))
    return LinkedPages(asked, translated)


def visitors_language() -> str:
    """The content language that is active, blank when there is none."""
    try:
        return str(get_supported_content_language_variant(get_language()))
    except LookupError:
        return ""

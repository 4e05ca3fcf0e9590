"""One address per page: its own site's when it has one, else its agency's."""

from typing import Any

from django.utils.translation import override

from immo_pages.market.visibility import publicly_visible


def canonical_url(page: Any) -> str:
    """Absolute address of ``page``, the same whatever host is being asked; empty off any site."""
    # Without a request Wagtail prefers the deepest site, which is the property's own.
    with override(page.locale.language_code):
        return page.get_full_url() or ""


def translations(page: Any) -> list[Any]:
    """Live public translations of ``page``, itself included, in order of language."""
    found = publicly_visible(page.get_translations(inclusive=True).live().public())
    found = found.select_related("locale")
    return sorted(found, key=lambda translated: translated.locale.language_code)

"""Tell the people of an agency, on the screens where they work, what is blocked and why."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail.admin import messages
from wagtail.models import Page

from immo_pages.draft_usage import files_of_pages
from immo_pages.models import PropertyDocument, PropertyPhoto, Takedown
from immo_pages.page_reports.blocked import how_to_object, open_blocks, page_block
from immo_pages.page_reports.words import name_of


def tell_blocked(request: HttpRequest, page: Page) -> None:
    """Above the editor of ``page``: that it, or a photo or document of it, is blocked.

    Hook ``before_edit_page``. One query while nothing of the agency is blocked.
    """
    if request.method != "GET":
        return
    blocks = blocks_about(page)
    if blocks:
        messages.warning(request, _drawn(blocks))


def blocks_about(page: Page) -> list[Takedown]:
    """Blocks of ``page`` and of the files it shows or its draft names."""
    found = [block] if (block := page_block(page)) else []
    if not open_blocks().filter(translation_key=None).exists():
        return found
    pages = Page.objects.filter(pk=page.pk)
    files = {
        f"{name}__in": files_of_pages(pages, model)
        for name, model in (("photo", PropertyPhoto), ("document", PropertyDocument))
    }
    for name, keys in files.items():
        found += open_blocks().filter(**{name: keys}).select_related("photo", "document")
    return found


def _drawn(blocks: list[Any]) -> str:
    rows = [{"name": name_of(block), "reason": block.reason} for block in blocks]
    context = {"rows": rows, "how_to_object": how_to_object()}
    return render_to_string("immo_pages/page_reports/blocked.html", context)

"""What is said after deleting and after putting back."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from immo_pages.models import TrashEntry
from immo_pages.trash.returning import Returned


def tell_thrown_away(request: HttpRequest, entries: Sequence[TrashEntry], title: str = "") -> None:
    """That it lies in the trash, for how long, and the way back."""
    if not entries:
        return
    if len(entries) == 1 and title:
        text = _("“%(title)s” is deleted. You can put it back for 30 days.") % {"title": title}
    else:
        text = ngettext(
            "%(count)d property is deleted. You can put it back for 30 days.",
            "%(count)d properties are deleted. You can put them back for 30 days.",
            len(entries),
        ) % {"count": len(entries)}
    back = reverse("immo_trash:index")
    if len(entries) == 1:
        back = reverse("immo_trash:put_back", args=[entries[0].pk])
    label = _("Undo") if len(entries) == 1 else _("Open the trash")
    messages.success(request, text, buttons=[messages.button(back, label)])


def tell_put_back(request: HttpRequest, returned: Sequence[Returned]) -> None:
    """What is back, and what is not as it was."""
    pages = [page for one in returned for page in one.pages]
    text = ngettext("%(count)d page is put back.", "%(count)d pages are put back.", len(pages)) % {
        "count": len(pages)
    }
    buttons = []
    if pages:
        address = reverse("wagtailadmin_pages:edit", args=[pages[0].pk])
        buttons = [messages.button(address, _("Open"))]
    messages.success(request, text, buttons=buttons)
    for one in returned:
        _tell_changes(request, one)


def _tell_changes(request: HttpRequest, one: Returned) -> None:
    sentences: list[tuple[Any, Any]] = [
        (one.renamed, _("“%(title)s” has a new address: another page has the old one now.")),
        (
            one.without_reference,
            _("“%(title)s” has no reference: another property has it now."),
        ),
        (one.drafts, _("“%(title)s” was published. It is back as a draft: publish it again.")),
    ]
    for pages, sentence in sentences:
        for page in pages:
            address = reverse("wagtailadmin_pages:edit", args=[page.pk])
            text = sentence % {"title": page.draft_title or page.title}
            messages.warning(request, text, buttons=[messages.button(address, _("Open"))])

"""Say why something is not published, with what to do and where."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import TaskState

from immo_pages.admin.gap_links import linked


def tell_refused(
    request: HttpRequest,
    page: Any,
    reasons: Iterable[Any],
    *,
    headline: str = "",
    kept_comment: str = "",
) -> None:
    """Add a message with every reason, what to do, and a link to the field that mends it."""
    text = render_to_string(
        "immo_pages/admin/refused.html",
        {
            "headline": headline or _("Not published: the page is kept as a draft."),
            "reasons": linked(reasons, page.pk),
            "kept_comment": kept_comment,
        },
    )
    messages.error(request, text)


def reasons_as_data(page: Any, reasons: Iterable[Any]) -> list[dict[str, str]]:
    """The same for a client that asked for JSON."""
    return [
        {"message": str(r.message), "remedy": str(r.remedy), "url": r.url}
        for r in linked(reasons, page.pk)
    ]


def keep_comment(task_state: TaskState | None, comment: str) -> None:
    """Keep what a reviewer wrote when her approval is refused; the form shows it again."""
    if task_state is not None and comment:
        TaskState.objects.filter(pk=task_state.pk).update(comment=comment)

"""Change one part of the latest draft of a page and leave all else as it is. Never publishes."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

_ONE_SITTING = datetime.timedelta(minutes=15)


class DraftClosed(Exception):
    """The page is locked or waits for approval: nobody changes it now; the text says why."""


def latest_draft(page: Page) -> Any:
    """What is being worked on: the latest revision of ``page`` as a page."""
    return page.get_latest_revision_as_object()


@transaction.atomic
def change_draft(
    page: Page,
    change: Callable[[Any], bool],
    *,
    by: Any,
    action: str,
    note: str = "",
    same_sitting: bool = False,
) -> Revision | None:
    """Let ``change`` work on the latest draft of ``page`` and save it as a new revision.

    ``change`` gets the draft under the lock of its row, so what others saved meanwhile is in it;
    it returns whether it changed anything, else nothing is saved. ``note`` stands in the history of
    the page. ``same_sitting`` writes over the own revision of a few minutes ago. Raises
    DraftClosed, and whatever ``change`` raises.
    """
    row = Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)
    draft = latest_draft(row)
    refuse_closed(draft, by)
    if not change(draft):
        if note:
            log(instance=draft, action=action, user=by, data={"comment": note})
        return None
    if not draft.live:
        # As in Wagtail's editor: lists and the projection read the row of a draft.
        draft.save(clean=False)
    earlier = _of_this_sitting(draft, by) if same_sitting else None
    revision = draft.save_revision(user=by, clean=False, overwrite_revision=earlier)
    if earlier is None or note:
        data = {"comment": note} if note else {}
        log(
            instance=draft,
            action=action,
            user=by,
            revision=revision,
            content_changed=True,
            data=data,
        )
    return revision


def refuse_closed(draft: Any, user: Any) -> None:
    """Raise DraftClosed while the page is locked for ``user``."""
    if text := why_closed(draft, user):
        raise DraftClosed(text)


def why_closed(draft: Any, user: Any) -> str:
    """Why ``user`` cannot change the page now, in words; blank when she can."""
    lock = draft.get_lock()
    if lock is None or not lock.for_user(user):
        return ""
    if isinstance(lock, WorkflowLock):
        return _("It waits for approval and cannot be changed until that is decided.")
    return strip_tags(lock.get_message(user) or _("It is locked."))


def last_editor(page: Page) -> str:
    """Name of the person who saved the latest revision of ``page``."""
    revision = page.get_latest_revision()
    return str(revision.user) if revision and revision.user else _("Somebody")


def _of_this_sitting(draft: Any, user: Any) -> Revision | None:
    """The latest revision, when ``user`` made it a moment ago and nothing stands on it."""
    revision = draft.get_latest_revision()
    if revision is None or revision.user_id != user.pk or revision.approved_go_live_at:
        return None
    if timezone.now() - revision.created_at > _ONE_SITTING or revision.pk == draft.live_revision_id:
        return None
    return None if TaskState.objects.filter(revision=revision).exists() else revision

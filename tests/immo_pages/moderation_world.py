"""A page under approval, who sent it and who decides."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState

from immo_pages.models import PropertyPage


@dataclass(frozen=True)
class Pair:
    """A marketer and an editor of one agency, each with a browser."""

    marketer: Any
    editor: Any
    author: Client
    client: Client


def pair(agency: Any, make_member: Any, member_client: Any) -> Pair:
    """Somebody who sends and somebody who decides."""
    marketer, editor = make_member(agency, "marketer"), make_member(agency, "editor")
    return Pair(marketer, editor, member_client(marketer), member_client(editor))


def with_ids(*blocks: dict[str, Any]) -> list[dict[str, Any]]:
    """Blocks as the editor stores them: each keeps its id."""
    return [
        block | {"id": f"00000000-0000-4000-a000-{number:012d}"}
        for number, block in enumerate(blocks)
    ]


def raw(page: Any) -> list[dict[str, Any]]:
    """The stored body of ``page``."""
    stored = PropertyPage.objects.get(pk=page.pk)
    return [dict(block) for block in stored.body.raw_data]


def edited(page: Any, body: Any = None, **facts: Any) -> Any:
    """The latest draft of ``page`` with other content, as a new revision."""
    draft = page.get_latest_revision_as_object()
    for name, value in facts.items():
        setattr(draft, name, value)
    if body is not None:
        draft.body = PropertyPage._meta.get_field("body").to_python(body)
    draft.save_revision()
    return draft


def sent(page: Any, user: Any) -> PropertyPage:
    """``page``, sent for approval by ``user``."""
    row: Any = PropertyPage.objects.get(pk=page.pk)
    row.get_workflow().start(row, user)
    return row


def url(page: Any, part: str = "review") -> str:
    """Address of a screen of ``page``."""
    return reverse(f"immo_moderation:{part}", args=[page.pk])


def post(client: Client, page: Any, do: str, **data: Any) -> Any:
    """Decide or ask, having seen the latest version."""
    latest = PropertyPage.objects.get(pk=page.pk).latest_revision_id
    return client.post(url(page), {"do": do, "revision": latest} | data)


def status_of(page: Any) -> str:
    """Where the last approval of ``page`` stands."""
    return WorkflowState.objects.filter(object_id=str(page.pk)).latest("pk").status


def waiting(page: Any) -> bool:
    """Whether a decision is due."""
    return status_of(page) == WorkflowState.STATUS_IN_PROGRESS

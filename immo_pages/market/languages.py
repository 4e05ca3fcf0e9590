"""The status of a property is one fact: withdrawn in French is withdrawn in Dutch, at once."""

from typing import Any

from immo_pages.gate import PublishRefused


def carry_to_translations(page: Any) -> None:
    """Give the live translations of ``page``, and their latest drafts, the status it has now.

    Waiting for somebody to update the translation would leave the property on offer there. A
    translation that the gate would not take with that status keeps its own.
    """
    same = type(page)._base_manager.filter(
        translation_key=page.translation_key, agency=page.agency_id, live=True
    )
    for other in same.exclude(pk=page.pk).exclude(status=page.status).order_by("pk"):
        other.status = page.status
        try:
            other.save(update_fields=["status"], clean=False)
        except PublishRefused:
            continue
        _tell_draft(other)


def _tell_draft(page: Any) -> None:
    """Publishing a draft that was made before must not bring the old status back."""
    revision = page.latest_revision
    if revision is not None and "status" in revision.content:
        revision.content["status"] = page.status
        revision.save(update_fields=["content"])

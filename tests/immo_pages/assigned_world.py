"""People with one job and a list of properties."""

from typing import Any

from django.urls import reverse

from immo_agencies.models import AuditEvent, Membership


def give(agency: Any, user: Any, *pages: Any) -> None:
    """Narrow the membership of ``user`` to ``pages``."""
    membership = Membership.objects.with_scopes_disabled().get(agency=agency, user=user)
    membership.whole_agency = False
    membership.save()
    membership.choose_pages([page.translation_key for page in pages])


def screen(name: str, page: Any, *more: Any) -> str:
    """Address of a screen of ``page``."""
    return reverse(f"immo_assigned:{name}", args=[page.pk, *more])


def draft_of(page: Any) -> Any:
    """The latest draft, read anew."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def acts(agency: Any) -> list[str]:
    """Codes of the agency's log, the oldest first."""
    found = AuditEvent.objects.filter(agency=agency).order_by("pk")
    return list(found.values_list("action", flat=True))

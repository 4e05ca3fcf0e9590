"""The nightly look, one task an agency."""

from datetime import date

from django_tasks import task

from immo_agencies.models import Agency
from immo_pages.reminders.actions import remind


@task(priority=-20)
def check_adverts(agency_id: int, day: str) -> None:
    """Tell the agency which papers run out as of ``day`` (ISO). Idempotent, also within a day."""
    if Agency.objects.filter(pk=agency_id).exists():
        remind(agency_id, on=date.fromisoformat(day))

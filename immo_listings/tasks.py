"""Background work of this room."""

from django.utils import timezone
from django_tasks import task

from immo_agencies.models import Agency
from immo_listings.rebuilding import rebuild_agency
from immo_listings.settling import settle


@task()
def rebuild_stale(agency_id: int) -> None:
    """Make the rows of an agency again if they are marked stale. Idempotent, and resumed by the
    next when it dies."""
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is not None:
        rebuild_agency(agency)


@task()
def settle_now() -> None:
    """``settle``, for installations that plan their tasks elsewhere than in cron."""
    settle(timezone.now())

"""Look every night for certificates and extracts that run out."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from immo_agencies.models import Agency
from immo_pages.reminders.tasks import check_adverts


class Command(BaseCommand):
    """``check_adverts [--agency SLUG]``: one task an agency; a second run tells nobody twice."""

    help = "Tell agencies which certificates and extracts of their live adverts run out in 30 days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One agency, or all."""
        parser.add_argument("--agency", default="", help="address name of one agency")

    def handle(self, *args: Any, agency: str, **options: Any) -> None:
        """Queue the tasks and count."""
        agencies = Agency.objects.filter(slug=agency) if agency else Agency.objects.all()
        keys = list(agencies.order_by("pk").values_list("pk", flat=True))
        if agency and not keys:
            raise CommandError(f"No agency is called {agency!r}.")
        day = timezone.localdate().isoformat()
        for key in keys:
            check_adverts.enqueue(key, day)
        self.stdout.write(f"{len(keys)} agencies to check as of {day}.")

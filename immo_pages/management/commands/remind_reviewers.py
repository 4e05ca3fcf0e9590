"""Queue the reminders of pages that wait too long for approval; run it every hour."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from immo_pages.moderation.tasks import agencies_with_waiting, remind_reviewers


class Command(BaseCommand):
    """One task an agency; each reviewer gets at most one mail a day however often it runs."""

    help = "Remind reviewers of pages that wait too long for approval."

    def handle(self, *args: Any, **options: Any) -> None:
        """Queue the tasks of today."""
        agencies = agencies_with_waiting()
        for agency_id in agencies:
            remind_reviewers.enqueue(agency_id, localdate().isoformat())
        self.stdout.write(f"{len(agencies)} agencies looked at.")

"""Give agencies that were opened earlier the templates every new agency starts with."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from immo_agencies.models import Agency
from immo_pages.composing.defaults import prepare_templates


class Command(BaseCommand):
    """``prepare_templates [--agency SLUG]``: idempotent; one that was deleted comes back."""

    help = "Add the prepared templates of properties that an agency lacks, in each language."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One agency, or all."""
        parser.add_argument("--agency", default="", help="address name of one agency")

    def handle(self, *args: Any, agency: str, **options: Any) -> None:
        """Add and count."""
        agencies = Agency.objects.filter(slug=agency) if agency else Agency.objects.all()
        if agency and not agencies.exists():
            raise CommandError(f"No agency is called {agency!r}.")
        for one in agencies.order_by("slug"):
            self.stdout.write(f"{one.slug}: {prepare_templates(one)} added")

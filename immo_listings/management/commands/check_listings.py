"""Compare the read model with the pages."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from immo_agencies.models import Agency
from immo_listings.drift import drift_of


class Command(BaseCommand):
    help = "Say which stored answers differ from what the pages say now; exit code 1 if any does."

    def add_arguments(self, parser: CommandParser) -> None:
        """One agency, or all."""
        parser.add_argument("--agency", help="slug of the agency; all agencies without it")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each row that differs; nothing is changed."""
        slug = options["agency"]
        agencies = Agency.objects.filter(slug=slug) if slug else Agency.objects.order_by("pk")
        if slug and not agencies:
            raise CommandError(_("There is no agency %(slug)s.") % {"slug": slug})
        count = 0
        for agency in agencies:
            for row in drift_of(agency):
                self.stdout.write(str(row))
                count += 1
        self.stdout.write(_("Stored answers that differ: %(count)d.") % {"count": count})
        if count:
            sys.exit(1)

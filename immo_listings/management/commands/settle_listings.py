"""What the read model needs every night."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from immo_listings.settling import settle


class Command(BaseCommand):
    help = (
        "Number forgotten changes, tell of adverts that the clock has ended, rebuild forgotten "
        "agencies, check everything and mend what differs; exit code 1 if anything did."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The check reads every property; the rest is cheap."""
        parser.add_argument("--no-check", action="store_true", help="only what is cheap")

    def handle(self, *args: Any, **options: Any) -> None:
        """Settle and say what was found."""
        done = settle(timezone.now(), checked=not options["no_check"])
        for row in done.drift:
            self.stdout.write(str(row))
        counts = {
            "numbered": done.numbered,
            "ended": done.ended,
            "rebuilt": done.rebuilt,
            "drift": len(done.drift),
        }
        self.stdout.write(
            _(
                "Changes numbered: %(numbered)d, adverts ended: %(ended)d, "
                "adverts made again: %(rebuilt)d, stored answers that differed: %(drift)d."
            )
            % counts
        )
        if done.drift:
            sys.exit(1)

"""Load the demonstration."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from home.demo.load import load


class Command(BaseCommand):
    help = "Load the demonstration data; running it again changes nothing but the port."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the sites answer."""
        port = int(os.environ.get("PORT", "8000"))
        parser.add_argument("--port", type=int, default=port)

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, saying what is done; the accounts have a public password: never in production."""
        if not settings.DEBUG:
            raise CommandError("The demonstration has a public password: it needs DEBUG.")
        say = self.stdout.write if options["verbosity"] else lambda line: None
        load(port=options["port"], now=timezone.now(), say=say)

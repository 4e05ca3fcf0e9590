"""Load the demonstration."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from home.demo.load import load


class Command(BaseCommand):
    help = "Load the demonstration data; running it again changes nothing but the port."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the sites answer."""
        port = int(os.environ.get("PORT", "8000"))
        parser.add_argument("--port", type=int, default=port)

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, saying what is done."""
        say = self.stdout.write if options["verbosity"] else lambda line: None
        load(port=options["port"], now=timezone.now(), say=say)

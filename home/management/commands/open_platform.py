"""Prepare a new installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from home.actions import open_platform


class Command(BaseCommand):
    help = "Make the platform's home page the root of the default site."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the platform answers."""
        parser.add_argument("--hostname", default="localhost")
        parser.add_argument("--port", type=int, default=80)
        parser.add_argument("--name", default="Immo")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open it and say where."""
        home = open_platform(
            hostname=options["hostname"], port=options["port"], name=options["name"]
        )
        self.stdout.write(f"{home.title}: {home.full_url}")

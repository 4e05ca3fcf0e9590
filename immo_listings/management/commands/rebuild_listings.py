"""Make the read model again from the pages."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import ngettext

from immo_agencies.models import Agency
from immo_listings.tasks import rebuild


class Command(BaseCommand):
    help = "Make the adverts again from the property pages; readers are not disturbed."

    def add_arguments(self, parser: CommandParser) -> None:
        """One agency, or all."""
        parser.add_argument("--agency", help="slug of the agency; all agencies without it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say how many."""
        slug = options["agency"]
        agency = Agency.objects.get(slug=slug) if slug else None
        done = rebuild(agency.pk if agency else None)
        text = ngettext("%(count)d advert made again.", "%(count)d adverts made again.", done)
        self.stdout.write(text % {"count": done})

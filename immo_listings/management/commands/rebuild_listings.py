"""Make the read model again from the pages."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from immo_agencies.models import Agency
from immo_listings.models import StaleListings
from immo_listings.rebuilding import rebuild_agency
from immo_listings.refreshing import note_stale


class Command(BaseCommand):
    help = "Make the adverts again from the property pages; readers are not disturbed."

    def add_arguments(self, parser: CommandParser) -> None:
        """One agency, or all; from the start, or where the last attempt ended."""
        parser.add_argument("--agency", help="slug of the agency; all agencies without it")
        parser.add_argument(
            "--resume",
            action="store_true",
            help="only what an attempt that was interrupted has left, from where it ended",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Mark all, then work: the marks say what is left when the process dies."""
        agencies = self._agencies(options["agency"])
        if options["resume"]:
            with scopes_disabled():
                left = set(StaleListings.objects.values_list("agency", flat=True))
            agencies = [agency for agency in agencies if agency.pk in left]
        else:
            for agency in agencies:
                note_stale(agency.pk)
        total = sum(self._rebuild(agency) for agency in agencies)
        counts = {"adverts": total, "agencies": len(agencies)}
        self.stdout.write(_("Adverts made again: %(adverts)d, agencies: %(agencies)d.") % counts)

    def _agencies(self, slug: str | None) -> list[Agency]:
        found = list(Agency.objects.filter(slug=slug) if slug else Agency.objects.order_by("pk"))
        if slug and not found:
            raise CommandError(_("There is no agency %(slug)s.") % {"slug": slug})
        return found

    def _rebuild(self, agency: Agency) -> int:
        return rebuild_agency(
            agency, told=lambda done, of: self.stdout.write(f"{agency.slug} {done}/{of}")
        )

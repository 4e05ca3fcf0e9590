"""What the example front end needs: an access key, and where it shows drafts."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django_scopes import scopes_disabled

from home.demo.content import AGENCIES
from immo_agencies.models import Agency
from immo_delivery.models import DeliveryToken, PreviewTarget
from immo_delivery.models.token import Scope
from immo_delivery.preview.actions import keep_target
from immo_delivery.tokens.actions import keep_token

NAME = "example"
ADDRESS = "http://localhost:4321/api/preview"


class Command(BaseCommand):
    help = "Print the first agency of the demonstration and a new key for it; the former one ends."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Only digests of keys are stored, so each run makes one: never in production."""
        if not settings.DEBUG:
            raise CommandError("The key is for the demonstration: it needs DEBUG.")
        with scopes_disabled():
            agency = Agency.objects.get(slug=AGENCIES[0].slug)
            DeliveryToken.objects.filter(agency=agency, name=NAME).delete()
            scopes = [Scope.READ.value, Scope.CHANGES.value, Scope.PREVIEW.value]
            token = DeliveryToken(agency=agency, name=NAME, scopes=scopes)
            _show_drafts(agency)
            self.stdout.write(f"{agency.slug} {keep_token(token, by=None)}")


def _show_drafts(agency: Agency) -> None:
    """The page editor shows drafts of the agency's first site in the example."""
    site = agency.sites().order_by("pk").first()
    if site and not PreviewTarget.objects.filter(site=site).exists():
        keep_target(PreviewTarget(agency=agency, site=site, url=ADDRESS), by=None)

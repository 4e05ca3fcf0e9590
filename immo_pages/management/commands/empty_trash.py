"""Destroy what has been in the trash for 30 days; run it every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from immo_pages.trash.emptying import empty_trash


class Command(BaseCommand):
    help = "Destroy what has been in the trash of its agency for 30 days. Run it every night."

    def handle(self, *args: Any, **options: Any) -> None:
        """Destroy and say how many."""
        done = empty_trash(timezone.now())
        text = ngettext("%(count)d deletion made final.", "%(count)d deletions made final.", done)
        self.stdout.write(text % {"count": done})

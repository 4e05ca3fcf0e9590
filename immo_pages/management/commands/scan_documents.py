"""Queue every document that no scanner has settled; run it every hour."""

from typing import Any

from django.core.management.base import BaseCommand

from immo_pages.documents.scanning.tasks import queue_scan
from immo_pages.models import PropertyDocument
from immo_pages.vocabulary import ScanState


class Command(BaseCommand):
    """Also for files that were there before a scanner was. Running it twice does no harm."""

    help = "Have documents scanned that wait for it or could not be scanned."

    def handle(self, *args: Any, **options: Any) -> None:
        """One task a document."""
        waiting = PropertyDocument.objects.select_related("collection").filter(
            scan_state__in=[ScanState.WAITING, ScanState.FAILED]
        )
        count = 0
        for document in waiting.iterator(chunk_size=500):
            document.get_file_hash()
            queue_scan(document)
            count += 1
        self.stdout.write(f"{count} documents queued.")

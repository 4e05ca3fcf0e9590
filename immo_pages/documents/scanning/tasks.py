"""Look at one file in the background, and try again later when the scanner is away."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from immo_agencies.audit import record
from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of
from immo_pages.documents.scanning.mails import mail_infected
from immo_pages.documents.scanning.scanner import ScanFailed, Verdict, configured_scanner
from immo_pages.models import PropertyDocument
from immo_pages.vocabulary import ScanState

logger = logging.getLogger(__name__)

_UNSETTLED = (ScanState.WAITING, ScanState.FAILED)
# After the last one ``scan_documents``, run from cron, goes on.
_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))


@task(priority=60)
def scan_document(
    agency_id: int | None, document_id: int, file_hash: str, attempt: int = 0
) -> None:
    """Ask the scanner about the bytes with this hash and keep what it says.

    ``agency_id`` is None for a document of the platform. Idempotent: a settled document, one
    whose file was replaced meanwhile, a deleted one and one of another agency are left alone.
    Without a verdict the file stays closed.
    """
    document = _unsettled(document_id, file_hash)
    if document is None or getattr(agency_of(document), "pk", None) != agency_id:
        return
    try:
        verdict = _ask(document)
    except ScanFailed as error:
        logger.warning("Document %s could not be scanned: %s", document_id, error)
        _settle(document_id, file_hash, ScanState.FAILED)
        _try_again(agency_id, document_id, file_hash, attempt)
        return
    state = ScanState.CLEAN if verdict.is_clean else ScanState.INFECTED
    if _settle(document_id, file_hash, state) and not verdict.is_clean:
        mail_infected(document, verdict.threat)


def queue_scan(document: PropertyDocument) -> None:
    """Have the present file of ``document`` looked at."""
    agency = agency_of(document)
    scan_document.enqueue(getattr(agency, "pk", None), document.pk, document.file_hash)


def _ask(document: PropertyDocument) -> Verdict:
    """Raises ScanFailed, also for a file that is gone."""
    scanner = configured_scanner()
    if scanner is None:
        return Verdict()
    try:
        with document.file.storage.open(document.file.name or "", "rb") as file:
            return scanner.scan(file)
    except ScanFailed:
        raise
    except Exception as error:  # whatever a storage or a scanner raises: no verdict
        raise ScanFailed(repr(error)) from error


def _unsettled(document_id: int, file_hash: str) -> PropertyDocument | None:
    documents = PropertyDocument.objects.filter(pk=document_id, file_hash=file_hash)
    return documents.filter(scan_state__in=_UNSETTLED).first()


@transaction.atomic
def _settle(document_id: int, file_hash: str, state: ScanState) -> bool:
    """Write ``state`` unless another worker or a new file was first; whether it was written."""
    locked = PropertyDocument.objects.select_for_update().filter(pk=document_id)
    document = locked.filter(file_hash=file_hash, scan_state__in=_UNSETTLED).first()
    if document is None:
        return False
    document.scan_state, document.scanned_at = state, timezone.now()
    document.save(update_fields=["scan_state", "scanned_at"])
    if state == ScanState.INFECTED:
        agency: Agency | None = agency_of(document)
        record("document.infected", agency, by=None, obj=document)
    return True


def _try_again(agency_id: int | None, document_id: int, file_hash: str, attempt: int) -> None:
    """Only where tasks can wait: an immediate backend would ask the same scanner at once."""
    if attempt < len(_PAUSES) and scan_document.get_backend().supports_defer:
        later = scan_document.using(run_after=timezone.now() + _PAUSES[attempt])
        later.enqueue(agency_id, document_id, file_hash, attempt + 1)

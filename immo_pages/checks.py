"""System checks of this room."""

from typing import Any

from django.core.checks import Tags, Warning, register

from immo_pages.documents.scanning.scanner import configured_scanner


@register(Tags.security, deploy=True)
def documents_are_scanned(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """Without a scanner every file counts as clean on arrival."""
    if configured_scanner() is not None:
        return []
    return [
        Warning(
            "No virus scanner is set: documents are handed out as they came.",
            hint="Set IMMO_PAGES_CLAMD to the socket or host:port of ClamAV's daemon.",
            id="immo_pages.W001",
        )
    ]

"""What a scanner is to us, and which one this installation has."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.module_loading import import_string

from immo_pages import conf
from immo_pages.documents.scanning.clamd import Clamd


class ScanFailed(Exception):
    """The scanner gave no verdict: absent, too slow, or the file is too large for it."""


@dataclass(frozen=True)
class Verdict:
    """``threat`` is the scanner's name for what it found; empty for a clean file."""

    threat: str = ""

    @property
    def is_clean(self) -> bool:
        """Nothing was found."""
        return not self.threat


class Scanner(Protocol):
    """Looks at the bytes of one file."""

    def scan(self, file: Any) -> Verdict:
        """The verdict on an open binary ``file``; raises ScanFailed when there is none."""


class ClamdScanner:
    """ClamAV's daemon; ``address`` is the path of its socket or ``host:port``."""

    def __init__(self, address: str) -> None:
        self.clamd = Clamd(address)

    def scan(self, file: Any) -> Verdict:
        """Send the file and read the answer: ``stream: OK`` or ``stream: <name> FOUND``."""
        try:
            answer = self.clamd.instream(file)
        except OSError as error:  # a refused or broken connection, a time limit
            raise ScanFailed(str(error)) from error
        said = answer.removeprefix("stream: ")
        if said == "OK":
            return Verdict()
        if said.endswith(" FOUND"):
            return Verdict(threat=said.removesuffix(" FOUND")[:120] or "unnamed")
        raise ScanFailed(answer[:200] or "The scanner closed the connection.")


def configured_scanner() -> Scanner | None:
    """The scanner of the settings; None when the installation has none."""
    if path := conf.scanner():
        return import_string(path)()
    address = conf.clamd_address()
    return ClamdScanner(address) if address else None

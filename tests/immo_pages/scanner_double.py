"""A scanner of our own for tests, and a daemon that speaks clamd's protocol."""

import socket
import struct
import threading
from typing import Any

from immo_pages.documents.scanning.scanner import ScanFailed, Verdict

# Ours, harmless: EICAR's own would wake the scanner of the developer's machine.
SIGNATURE = b"X-IMMO-TEST-SIGNATURE-NOT-A-VIRUS"


class Double:
    """Finds the signature; ``away`` makes it fail."""

    away = False

    def scan(self, file: Any) -> Verdict:
        """As a scanner would."""
        if Double.away:
            raise ScanFailed("away")
        return Verdict("Immo.Test" if SIGNATURE in file.read() else "")


class FakeClamd:
    """Answers one ``INSTREAM`` a connection on 127.0.0.1; ``limit`` is its StreamMaxLength."""

    def __init__(self, limit: int = 1 << 20) -> None:
        self.limit = limit
        self.server = socket.create_server(("127.0.0.1", 0))
        self.received = b""
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.server.getsockname()[1]}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _peer = self.server.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                connection.sendall(self._answer(stream) + b"\0")

    def _answer(self, stream: Any) -> bytes:
        if stream.read(10) != b"zINSTREAM\0":
            return b"UNKNOWN COMMAND"
        self.received = b""
        while size := struct.unpack("!L", stream.read(4))[0]:
            self.received += stream.read(size)
            if len(self.received) > self.limit:
                return b"INSTREAM size limit exceeded. ERROR"
        return b"stream: Immo.Test FOUND" if SIGNATURE in self.received else b"stream: OK"

    def close(self) -> None:
        """Stop listening."""
        self.server.close()

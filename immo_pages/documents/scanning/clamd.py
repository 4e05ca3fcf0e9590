"""The one command of ClamAV's daemon that we use: ``INSTREAM`` (clamd(8))."""

import socket
import struct
from typing import Any

_CHUNK = 1 << 16
_CONNECT = 5.0  # seconds
_ANSWER = 120.0  # seconds, between two signs of life
_LONGEST = 4096  # bytes of an answer


class Clamd:
    """``address`` is the path of a socket or ``host:port``."""

    def __init__(self, address: str) -> None:
        self.address = address

    def instream(self, file: Any) -> str:
        """Send ``file`` in chunks with their length before them; the daemon's one line.

        Raises OSError. A file above ``StreamMaxLength`` is answered and the connection closed
        while we still write: the answer is read all the same.
        """
        with self._connected() as connection:
            try:
                connection.sendall(b"zINSTREAM\0")
                while chunk := file.read(_CHUNK):
                    connection.sendall(struct.pack("!L", len(chunk)) + chunk)
                connection.sendall(struct.pack("!L", 0))
            except (BrokenPipeError, ConnectionResetError):
                return _answer(connection)
            return _answer(connection)

    def _connected(self) -> socket.socket:
        if self.address.startswith("/"):
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(_CONNECT)
            connection.connect(self.address)
        else:
            host, _colon, port = self.address.rpartition(":")
            connection = socket.create_connection((host.strip("[]"), int(port)), _CONNECT)
        connection.settimeout(_ANSWER)
        return connection


def _answer(connection: socket.socket) -> str:
    received = b""
    while len(received) < _LONGEST and not received.endswith(b"\0"):
        part = connection.recv(_LONGEST)
        if not part:
            break
        received += part
    return received.rstrip(b"\0\n").decode("utf-8", "replace")

"""Send one message: one connection to a checked address, no redirects, bounded in time.

Python's own client does: it follows no redirect, knows no proxy of the environment, and takes the
socket that we opened ourselves.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from immo_delivery.outgoing.targets import Target, addresses_of

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 5, 10, 15


@dataclass(frozen=True)
class Outcome:
    """``status`` is 0 when nobody answered; ``words`` say why, for the log on the screen."""

    status: int
    words: str

    @property
    def is_accepted(self) -> bool:
        """Whether the receiver took it."""
        return 200 <= self.status < 300


def post(target: Target, body: bytes, headers: Mapping[str, str]) -> Outcome:
    """Send ``body``; raises TargetRefused, and nothing else: what fails is an outcome."""
    addresses = addresses_of(target)
    client = _Client(target, addresses[0])
    # Reads have a time limit each; a receiver that sends a byte a second would never reach it.
    watch = threading.Timer(WHOLE_SECONDS, client.cut)
    watch.start()
    try:
        client.request("POST", target.path, body=body, headers=dict(headers))
        answer = client.getresponse()
        return Outcome(answer.status, f"{answer.status} {answer.reason}"[:200])
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Outcome(0, f"{type(error).__name__}: {error}"[:200])
    finally:
        watch.cancel()
        client.close()


class _Client(http.client.HTTPConnection):
    """Connects to ``address`` whatever the name stands for by now; certificates are of the name."""

    def __init__(self, target: Target, address: str) -> None:
        super().__init__(target.host, target.port)
        self.target, self.address = target, address
        self.default_port = 80 if target.is_plain else 443

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.target.port), CONNECT_SECONDS)
        self.sock = plain
        if not self.target.is_plain:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.target.host)
        self.sock.settimeout(READ_SECONDS)

    def cut(self) -> None:
        """Time is up: whoever reads is woken."""
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

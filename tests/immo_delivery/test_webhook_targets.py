"""Nothing is sent into the network of the installation, whatever an address is made of."""

import socket
import threading

import pytest

from immo_delivery.outgoing import targets
from immo_delivery.outgoing.post import post
from immo_delivery.outgoing.targets import TargetRefused, addresses_of, target_of
from tests.immo_delivery.receiver import receiver

PRIVATE = [
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "10.1.2.3",
    "192.168.0.1",
    "fc00::1",
    "fe80::1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "0.0.0.0",  # noqa: S104 - it is refused
    "224.0.0.1",
    "240.0.0.1",
]


@pytest.fixture
def canary():
    """A listener that must not be reached: the connections it got."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.05)
    got, over = [], threading.Event()

    def listen():
        while not over.is_set():
            try:
                got.append(server.accept()[0])
            except TimeoutError:
                continue

    thread = threading.Thread(target=listen)
    thread.start()
    yield got, server.getsockname()[1]
    over.set()
    thread.join()
    server.close()
    for connection in got:
        connection.close()


@pytest.fixture
def resolve(monkeypatch):
    """``resolve("10.0.0.1", ...)`` is what every name stands for, one answer a question."""

    def stub(*answers):
        left = list(answers)

        def look_up(host, port, *args, **kwargs):
            address = left.pop(0) if len(left) > 1 else left[0]
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            return [(family, socket.SOCK_STREAM, 6, "", (address, port))]

        monkeypatch.setattr(targets.socket, "getaddrinfo", look_up)

    return stub


@pytest.mark.parametrize("address", PRIVATE)
def test_names_that_stand_for_private_addresses_are_refused(resolve, address):
    resolve(address)
    with pytest.raises(TargetRefused):
        addresses_of(target_of("https://name.example/"))


def test_public_addresses_are_taken(resolve):
    for address in ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"):
        resolve(address)
        assert addresses_of(target_of("https://name.example/")) == [address]


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost"])
def test_numbers_and_names_of_this_machine_are_refused(host):
    with pytest.raises(TargetRefused):
        addresses_of(target_of(f"https://{host}/"))


@pytest.mark.parametrize(
    "url",
    [
        "http://front.example/",
        "ftp://front.example/",
        "file:///etc/passwd",
        "https://user:word@front.example/",
        "https://front.example:8443/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https:///path",
        "https://front.example:port/",
        "gopher://x",
    ],
)
def test_addresses_of_other_kinds_are_refused(url):
    with pytest.raises(TargetRefused):
        target_of(url)


def test_a_name_that_changes_its_mind_reaches_nobody(resolve, canary, monkeypatch):
    got, port = canary
    reached = []
    monkeypatch.setattr(targets, "_PORTS", {443, port})

    def connect(address, timeout=None):
        reached.append(address[0])
        raise OSError("not in tests")

    monkeypatch.setattr("immo_delivery.outgoing.post.socket.create_connection", connect)
    resolve("93.184.215.14", "127.0.0.1")
    outcome = post(target_of(f"https://rebind.example:{port}/"), b"{}", {})
    assert outcome.status == 0
    assert reached == ["93.184.215.14"]
    assert got == []


def test_a_redirect_is_no_answer_and_is_not_followed(settings, canary):
    settings.IMMO_DELIVERY_PRIVATE_TARGETS = True
    got, port = canary
    with receiver() as found:
        found.status, found.location = 307, f"http://127.0.0.1:{port}/"
        outcome = post(target_of(found.url), b"{}", {})
    assert (outcome.status, outcome.is_accepted) == (307, False)
    assert got == []


def test_a_receiver_that_never_ends_is_cut(settings, canary, monkeypatch):
    settings.IMMO_DELIVERY_PRIVATE_TARGETS = True
    monkeypatch.setattr("immo_delivery.outgoing.post.WHOLE_SECONDS", 0.2)
    _got, port = canary
    outcome = post(target_of(f"http://127.0.0.1:{port}/"), b"{}", {})
    assert outcome.status == 0


def test_a_certificate_of_another_is_refused(settings, canary):
    settings.IMMO_DELIVERY_PRIVATE_TARGETS = True
    with receiver() as found:
        outcome = post(target_of(found.url.replace("http:", "https:")), b"{}", {})
    assert outcome.status == 0
    assert found.got == []

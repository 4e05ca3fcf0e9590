"""The text of a token: prefix, random part, checksum; and the digest that is stored of it."""

import hashlib
import hmac
import secrets
import string
import zlib

from immo_delivery import conf

PREFIX = "imd_"
_LETTERS = string.digits + string.ascii_letters
_RANDOM, _CHECK = 40, 6
#: How much of a token the screens show: enough to tell it from others.
SHOWN = len(PREFIX) + 6


def new_token() -> str:
    """238 random bits. The checksum tells a mistyped token without asking the database."""
    chosen = "".join(secrets.choice(_LETTERS) for _place in range(_RANDOM))
    return f"{PREFIX}{chosen}{_checksum(chosen)}"


def is_well_formed(token: str) -> bool:
    """Whether ``token`` can be one of ours."""
    random_part, check = token[len(PREFIX) : -_CHECK], token[-_CHECK:]
    return (
        token.startswith(PREFIX)
        and token.isascii()
        and len(random_part) == _RANDOM
        and check == _checksum(random_part)
    )


def digest_of(token: str) -> str:
    """What is stored of ``token``."""
    return digests_of(token)[0]


def digests_of(token: str) -> list[str]:
    """What may be stored of it: a digest for each secret of the installation, the present first."""
    return [_keyed(secret, token) for secret in conf.signing_keys()]


def _keyed(secret: str, token: str) -> str:
    key = hashlib.sha256(f"immo_delivery.token{secret}".encode()).digest()
    return hmac.new(key, token.encode(), hashlib.sha256).hexdigest()


def _checksum(text: str) -> str:
    number, found = zlib.crc32(f"{PREFIX}{text}".encode()), ""
    for _place in range(_CHECK):
        number, place = divmod(number, len(_LETTERS))
        found = _LETTERS[place] + found
    return found

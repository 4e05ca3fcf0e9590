"""Secrets of webhooks: made here, encrypted in the database, read only to sign."""

import base64
import datetime
import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from immo_delivery import conf

PREFIX = "whsec_"


class SecretUnreadable(ValueError):
    """It was encrypted with a key that is no longer among the settings."""


def new_secret() -> str:
    """256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def encrypted(secret: str) -> str:
    """As it is stored."""
    return _box().encrypt(secret.encode()).decode()


def decrypted(stored: str) -> str:
    """The secret; raises SecretUnreadable."""
    try:
        return _box().decrypt(stored.encode()).decode()
    except InvalidToken as error:
        raise SecretUnreadable("The secret cannot be read with the present keys.") from error


def signature(body: str, keys: list[str], *, now: datetime.datetime) -> str:
    """``t=seconds,v1=digest``: HMAC-SHA256 of ``t.body``, one ``v1`` for each secret in use."""
    moment = int(now.timestamp())
    said = f"{moment}.{body}".encode()
    digests = [hmac.new(key.encode(), said, hashlib.sha256).hexdigest() for key in keys]
    return ",".join([f"t={moment}", *(f"v1={digest}" for digest in digests)])


def _box() -> MultiFernet:
    """The first key encrypts, all decrypt."""
    return MultiFernet([Fernet(_derived(phrase)) for phrase in conf.encryption_keys()])


def _derived(phrase: str) -> bytes:
    material = hashlib.sha256(f"immo_delivery.webhook{phrase}".encode()).digest()
    return base64.urlsafe_b64encode(material)

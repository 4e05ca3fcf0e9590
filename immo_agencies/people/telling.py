"""What the rest of the installation hears of people, after commit."""

import logging
from typing import Any

from django.db import transaction

from immo_agencies.signals import account_opened

logger = logging.getLogger(__name__)


def account_proven(user: Any, email: str) -> None:
    """A link that was sent to ``email`` came back from ``user``: whoever cares may believe it."""

    def send() -> None:
        for receiver, answer in account_opened.send_robust(type(user), user=user, email=email):
            if isinstance(answer, Exception):
                logger.error("%s failed for user %s.", receiver, user.pk, exc_info=answer)

    transaction.on_commit(send)

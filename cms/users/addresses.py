"""Which address of an account is proven: without that, a right password signs nobody in."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction


class AddressTaken(Exception):
    """The address is proven for another account already."""


@transaction.atomic
def prove_address(user: Any, email: str) -> EmailAddress:
    """Write down that ``email`` belongs to ``user``; call it only after a proof.

    The proof is a link sent there that came back, or the word of who runs the installation. The
    address becomes the only one of the account. Raises AddressTaken when it is another's.
    """
    address = email.strip().lower()
    taken = EmailAddress.objects.filter(email__iexact=address, verified=True)
    if taken.exclude(user=user).exists():
        raise AddressTaken(address)
    EmailAddress.objects.filter(user=user).exclude(email=address).delete()
    proven, _created = EmailAddress.objects.update_or_create(
        user=user, email=address, defaults={"verified": True, "primary": True}
    )
    return proven


def forget_other_addresses(user: Any) -> None:
    """An address that was changed signs in no more; the new one asks for a proof."""
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()

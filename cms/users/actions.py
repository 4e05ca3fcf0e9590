"""Opening accounts. Nobody opens one for herself: invitations and operators do."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from cms.users.addresses import prove_address


@transaction.atomic
def open_account(email: str, password: str | None = None, **fields: Any) -> Any:
    """Create a person whose address is proven, ready to sign in; without a password by a reset.

    Raises ``AddressTaken`` when the address is proven for another account.
    """
    user = get_user_model()._default_manager.create_user(email, password, **fields)
    prove_address(user, user.email)
    return user

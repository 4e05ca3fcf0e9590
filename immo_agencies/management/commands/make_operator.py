"""Give an account the part of an operator, or take it away."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from immo_agencies.audit import record
from immo_agencies.signals import account_opened
from immo_agencies.support.actions import end_all_of


class Command(BaseCommand):
    """``make_operator EMAIL``: who runs the installation, without a way into any agency."""

    help = "Make an account an operator; --remove takes it back and ends the support sessions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The address, and which way."""
        parser.add_argument("email")
        parser.add_argument("--remove", action="store_true", help="take the part away")

    @transaction.atomic
    def handle(self, *args: Any, email: str, remove: bool, **options: Any) -> None:
        """Change the account and say so in the log of the platform."""
        users = get_user_model()._default_manager
        user = users.filter(email__iexact=email.strip()).first()
        if remove:
            self._remove(user, email)
            return
        if user is None:
            # The word of who may run commands is the proof of the address.
            user = users.create_user(email)
            account_opened.send(sender=Command, user=user, email=user.email)
            self.stdout.write("Account opened: a password is chosen by a reset at the sign-in.")
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        record("operator.made", None, by=None, obj=user)
        self.stdout.write(f"{user.email} is an operator.")

    def _remove(self, user: Any, email: str) -> None:
        if user is None:
            raise CommandError(f"Nobody signs in with {email}.")
        if user.is_superuser:
            raise CommandError(f"{user.email} is the break-glass account: it stays an operator.")
        user.is_staff = False
        user.save(update_fields=["is_staff"])
        end_all_of(user, now=timezone.now())
        record("operator.removed", None, by=None, obj=user)
        self.stdout.write(f"{user.email} is no operator any more.")

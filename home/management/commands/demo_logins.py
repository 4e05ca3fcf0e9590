"""Who may sign in to the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from home.demo.content import DEMO_PASSWORD, LOGINS


class Command(BaseCommand):
    help = "Print the accounts of the demonstration and their password."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line an account."""
        width = max(len(login.email) for login in LOGINS)
        for login in LOGINS:
            roles = ", ".join(f"{role} ({agency})" for agency, role in login.roles)
            self.stdout.write(f"  {login.email:<{width}}  {roles or 'operator'}")
        self.stdout.write(f"  password of all: {DEMO_PASSWORD}")

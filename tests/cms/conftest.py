"""People who sign in through the door."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

PASSWORD = "a-long-password"  # of everybody here


def browser(**extra: Any) -> Client:
    """A browser nobody has used, on the platform's host: accounts answer nowhere else."""
    return Client(**{"HTTP_HOST": "localhost"} | extra)


@pytest.fixture
def client() -> Client:
    """The same, as a fixture."""
    return browser()


@pytest.fixture
def person(db: None) -> Callable[..., Any]:
    """``person(email)`` opens an account whose address is proven."""
    from cms.users.actions import open_account

    def make(email: str = "zoe@example.org", **fields: Any) -> Any:
        return open_account(email, PASSWORD, **fields)

    return make


@pytest.fixture
def member(make_member: Callable[..., Any]) -> Callable[..., Any]:
    """``member(agency, role)`` is somebody with that role who can come through the door."""
    from cms.users.addresses import prove_address

    def make(agency: Any, role: str = "marketer", **fields: Any) -> Any:
        user = make_member(agency, role, **fields)
        prove_address(user, user.email)
        return user

    return make


def knock(
    client: Client, email: str, password: str = PASSWORD, following: str = "", **extra: Any
) -> Any:
    """Post the form of the door."""
    address = f"/accounts/login/?next={following}" if following else "/accounts/login/"
    return client.post(address, {"login": email, "password": password} | extra)


def signed_in(client: Client) -> str | None:
    """Who the browser is signed in as: a primary key, or None."""
    from django.conf import settings

    if settings.SESSION_COOKIE_NAME not in client.cookies:
        return None
    return client.session.get("_auth_user_id")

"""Set-ups that would leak are refused before the first request."""

from typing import Any

import pytest
from django.core.checks import run_checks

SCOPE = "immo_agencies.middleware.AgencyScopeMiddleware"
BOUNDARY = "immo_agencies.boundary.middleware.AdminBoundaryMiddleware"
AUTHENTICATION = "django.contrib.auth.middleware.AuthenticationMiddleware"
MESSAGES = "django.contrib.messages.middleware.MessageMiddleware"


def found() -> set[str]:
    return {message.id for message in run_checks() if (message.id or "").startswith("immo.")}


def test_this_project_is_in_order() -> None:
    assert found() == set()


def test_no_boundary_is_an_error(settings: Any) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != BOUNDARY]

    assert found() == {"immo.E001"}


def test_no_scope_is_an_error(settings: Any) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != SCOPE]

    assert found() == {"immo.E002"}


@pytest.mark.parametrize("before", [SCOPE, AUTHENTICATION, MESSAGES])
def test_the_boundary_before_what_it_needs_is_an_error(settings: Any, before: str) -> None:
    others = [name for name in settings.MIDDLEWARE if name != BOUNDARY]
    place = others.index(before)
    settings.MIDDLEWARE = [*others[:place], BOUNDARY, *others[place:]]

    assert found() == {"immo.E004"}

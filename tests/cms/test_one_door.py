"""Right credentials, posted to every address there is, sign in at exactly one of them."""

import base64
import contextlib
import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.conf import settings as django_settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation

from tests.cms.conftest import PASSWORD, signed_in

pytestmark = pytest.mark.django_db

EMAIL = "zoe@example.org"
CREDENTIALS = {
    **dict.fromkeys(["username", "email", "login", "user", "user_name", "log"], EMAIL),
    **dict.fromkeys(["password", "password1", "password2", "passwd", "pwd"], PASSWORD),
    "next": "/admin/",
    "remember": "on",
}
VALUES = ["1", "fr", "main", "images", "x", "6a1f3a0e-6f0e-4f0e-8f0e-6f0e4f0e8f0e", "a/"]


class _Undo(Exception):
    pass


def addresses() -> set[str]:
    """A path for every pattern of the resolver, shadowed ones too, in every language."""
    found = set()
    for language, _name in django_settings.LANGUAGES:
        with translation.override(language):
            found |= set(_paths(get_resolver(), "/"))
    return found


def _paths(resolver: Any, prefix: str) -> Iterator[str]:
    for entries in resolver.reverse_dict.lists():
        for possibilities, pattern, _defaults, converters in entries[1]:
            for candidate, names in possibilities:
                path = _filled(candidate, names, pattern, converters)
                assert path is not None, f"Teach VALUES a value for {pattern}"
                yield prefix + path
    for inner, nested in resolver.namespace_dict.values():
        yield from _paths(nested, prefix + inner)


def _filled(candidate: str, names: list[str], pattern: str, converters: Any) -> str | None:
    """The path with a value for each of its parameters."""
    fitting = [
        [v for v in VALUES if name not in converters or _fits(converters[name], v)]
        for name in names
    ]
    for values in itertools.product(*fitting):
        path = candidate % dict(zip(names, values, strict=True))
        if re.search(f"^{pattern}", path):
            return path
    return None


def _fits(converter: Any, value: str) -> bool:
    return re.fullmatch(converter.regex, value) is not None


def open_doors(host: str) -> set[str]:
    """The addresses that sign in with the right credentials."""
    return {path for path in addresses() if _signs_in(host, path)}


def _signs_in(host: str, path: str) -> bool:
    forms = [
        {"data": CREDENTIALS},
        {"data": CREDENTIALS, "content_type": "application/json"},
    ]
    return any(_try(host, path, form) for form in forms)


def _try(host: str, path: str, form: dict[str, Any]) -> bool:
    client = Client(HTTP_HOST=host, raise_request_exception=False)
    result = False
    with contextlib.suppress(_Undo), transaction.atomic():
        client.post(path, **form)
        result = signed_in(client) is not None
        raise _Undo
    return result


@pytest.fixture
def zoe(person, agency):
    from immo_agencies.actions import add_member
    from immo_agencies.roles import Role

    user = person(EMAIL)
    add_member(agency, user, role=Role.MANAGER)
    return user


def test_one_address_signs_in_and_no_other(zoe):
    assert len(addresses()) > 250
    assert open_doors("localhost") == {"/accounts/login/"}


def test_a_second_door_would_be_found(zoe, settings):
    settings.ROOT_URLCONF = "tests.cms.second_door"
    assert "/forgotten/1/" in open_doors("localhost")


def test_no_door_on_the_sites_of_agencies(zoe):
    assert open_doors("namur.localhost") == set()


@pytest.mark.parametrize(
    "path", ["/api/v2/pages/", "/api/v2/images/", "/admin/api/main/pages/", "/admin/"]
)
def test_a_password_in_the_header_says_nothing(zoe, client, path):
    """Otherwise it could be guessed there, without limits."""
    answers = set()
    for password in (PASSWORD, "wrong"):
        word = base64.b64encode(f"{EMAIL}:{password}".encode()).decode()
        answer = client.get(path, HTTP_AUTHORIZATION=f"Basic {word}")
        answers.add((answer.status_code, answer.content))
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/admin/login/", "account_login"),
        ("/admin/password_reset/", "account_reset_password"),
        ("/admin/password_reset/done/", "account_reset_password"),
        ("/admin/password_reset/confirm/MQ/set-password/", "account_reset_password"),
        ("/admin/password_reset/complete/", "account_reset_password"),
        ("/fr/_util/login/", "account_login"),
        ("/nl/_util/login/", "account_login"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_old_addresses_lead_to_the_door_and_keep_the_way(client, old, new, method):
    answer = getattr(client, method)(f"{old}?next=/admin/pages/7/")
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse(new)}?next=/admin/pages/7/"


def test_wagtails_account_page_has_neither_password_nor_address(agency, member, member_client):
    user = member(agency)
    page = member_client(user).get("/admin/account/").content.decode()
    assert 'type="password"' not in page
    assert 'name="name_email-email"' not in page
    assert reverse("my_security") in page


@pytest.mark.parametrize(
    "name",
    [
        "account_change_phone",
        "account_request_login_code",
        "socialaccount_connections",
        "mfa_trust",
    ],
)
def test_what_is_not_offered_is_not_there(name):
    from django.urls import NoReverseMatch

    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_nobody_signs_up(client, django_user_model):
    form = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/accounts/signup/", form)["Location"] == "/accounts/login/"
    assert not django_user_model.objects.filter(email="new@example.org").exists()
    assert not get_adapter().is_open_for_signup(None)

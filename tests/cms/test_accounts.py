"""Accounts are opened by others, with an address that is proven."""

import importlib

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management import call_command

from cms.users.actions import open_account
from cms.users.addresses import AddressTaken, prove_address
from immo_agencies.signals import account_opened
from tests.cms.conftest import PASSWORD, browser, knock, signed_in

pytestmark = pytest.mark.django_db


def can_sign_in(email):
    client = browser()
    knock(client, email)
    return signed_in(client) is not None


def test_an_opened_account_signs_in():
    open_account("Zoe@Example.org", PASSWORD)
    assert can_sign_in("zoe@example.org")


def test_the_break_glass_account_signs_in(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", email="root@example.org", interactive=False, verbosity=0)
    assert can_sign_in("root@example.org")


def test_an_accepted_invitation_proves_the_address(django_user_model):
    user = django_user_model.objects.create_user("zoe@example.org", PASSWORD)
    assert not can_sign_in("zoe@example.org")
    account_opened.send(sender=None, user=user, email="ZOE@example.org")
    account_opened.send(sender=None, user=user, email="zoe@example.org")
    assert can_sign_in("zoe@example.org")
    assert EmailAddress.objects.filter(user=user).count() == 1


def test_an_address_of_somebody_else_cannot_be_proven(person, django_user_model):
    person("zoe@example.org")
    other = django_user_model.objects.create_user("ana@example.org", PASSWORD)
    with pytest.raises(AddressTaken):
        prove_address(other, "Zoe@example.org")
    assert not EmailAddress.objects.filter(user=other).exists()


def test_the_people_of_the_demonstration_sign_in(agency):
    from home.demo.content.shape import DemoLogin
    from home.demo.loading.people import load_logins

    login = DemoLogin(
        email="demo@example.org",
        first_name="Demo",
        last_name="Person",
        language="fr",
        roles=(("deux-rives", "manager"),),
    )
    load_logins([login], {"deux-rives": agency}, PASSWORD)
    load_logins([login], {"deux-rives": agency}, PASSWORD)
    assert can_sign_in("demo@example.org")


def test_who_signed_in_before_still_can(django_user_model, person):
    migration = importlib.import_module("cms.users.migrations.0002_prove_present_addresses")
    django_user_model.objects.create_user("old@example.org", PASSWORD)
    person("new@example.org")
    migration.prove(apps, None)
    assert can_sign_in("old@example.org")
    assert can_sign_in("new@example.org")
    assert EmailAddress.objects.count() == 2

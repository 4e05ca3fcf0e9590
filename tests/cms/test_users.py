"""People sign in by e-mail address and speak one language."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db import IntegrityError, transaction
from wagtail.users.models import UserProfile

User = get_user_model()
pytestmark = pytest.mark.django_db


def test_an_address_signs_in_whatever_its_capitals():
    user = User.objects.create_user("Zoe@Example.org", "a-long-password")
    assert user.email == "zoe@example.org"
    assert authenticate(username="ZOE@example.ORG", password="a-long-password") == user
    assert authenticate(username="zoe@example.org", password="wrong") is None


def test_an_address_is_taken_whatever_its_capitals():
    User.objects.create_user("zoe@example.org", "a-long-password")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="ZOE@example.org")])


def test_an_account_needs_an_address():
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("", "a-long-password")


def test_the_language_of_the_account_is_the_language_of_the_screens(client, agency, make_member):
    member = make_member(agency, language="nl")
    assert UserProfile.get_for_user(member).get_preferred_language() == "nl"
    client.force_login(member)
    assert 'lang="nl"' in client.get("/admin/").content.decode()


def test_choosing_another_language_changes_the_account():
    user = User.objects.create_user("zoe@example.org", "a-long-password", language="fr")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    assert User.objects.get(pk=user.pk).language == "en"


def test_a_superuser_is_staff():
    user = User.objects.create_superuser("operator@example.org", "a-long-password")
    assert user.is_staff
    assert user.is_superuser

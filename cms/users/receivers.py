"""One language and one address a person.

The account's language and the one of Wagtail's profile follow each other; so do the account's
address and the one that signs in.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models.signals import post_save
from wagtail.users.models import UserProfile

from cms.users.addresses import forget_other_addresses, prove_address
from immo_agencies.signals import account_opened


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    post_save.connect(_tell_profile, sender=get_user_model(), dispatch_uid="users_tell_profile")
    post_save.connect(_tell_user, sender=UserProfile, dispatch_uid="users_tell_user")
    post_save.connect(_tell_door, sender=get_user_model(), dispatch_uid="users_tell_door")
    account_opened.connect(_believe, dispatch_uid="users_believe")


def _tell_profile(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """An account that is made or changed speaks its language on the screens too."""
    updated = kwargs.get("update_fields")
    if raw or (updated is not None and "language" not in updated):
        return
    profile = UserProfile.get_for_user(instance)
    if profile.preferred_language != instance.language:
        profile.preferred_language = instance.language
        profile.save(update_fields=["preferred_language"])


def _tell_user(instance: UserProfile, raw: bool = False, **kwargs: Any) -> None:
    """Who chooses another language on her account page gets her mails in it."""
    if raw or not instance.preferred_language:
        return
    users = get_user_model()._default_manager.filter(pk=instance.user_id)
    users.exclude(language=instance.preferred_language).update(language=instance.preferred_language)


def _tell_door(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Who changes the address of an account takes the old one its key."""
    updated = kwargs.get("update_fields")
    if created or raw or (updated is not None and "email" not in updated):
        return
    forget_other_addresses(instance)


def _believe(user: Any, email: str, **kwargs: Any) -> None:
    """An invitation came back from the address: it needs no other proof."""
    prove_address(user, email)

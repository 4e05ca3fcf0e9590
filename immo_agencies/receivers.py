"""Keep what is derived from agencies and members in step with them."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models.signals import post_delete, post_save, pre_save

from immo_agencies.access import forget_access, is_bound_superuser, is_operator
from immo_agencies.models import Agency, AgencyHome, Membership
from immo_agencies.provisioning import OPERATORS, provision, provision_operators
from immo_agencies.tenancy import agency_map


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    for model in (Agency, AgencyHome):
        post_save.connect(_forget_map, sender=model, dispatch_uid=f"immo_map_save_{model}")
        post_delete.connect(_forget_map, sender=model, dispatch_uid=f"immo_map_delete_{model}")
    post_save.connect(_compile_roles, sender=Membership, dispatch_uid="immo_membership_save")
    post_delete.connect(_compile_roles, sender=Membership, dispatch_uid="immo_membership_delete")
    user = get_user_model()
    pre_save.connect(_restore_superuser, sender=user, dispatch_uid="immo_restore_superuser")
    post_save.connect(_narrow_superuser, sender=user, dispatch_uid="immo_narrow_superuser")
    post_save.connect(_compile_operators, sender=user, dispatch_uid="immo_compile_operators")


def _forget_map(**kwargs: Any) -> None:
    agency_map.forget()


def _compile_roles(instance: Membership, **kwargs: Any) -> None:
    if kwargs.get("raw"):
        return
    forget_access(instance.user)
    provision(instance.agency)


def _restore_superuser(instance: Any, **kwargs: Any) -> None:
    """A superuser who was narrowed for a request is stored as what she is."""
    if is_bound_superuser(instance):
        instance.is_superuser = True


def _narrow_superuser(instance: Any, **kwargs: Any) -> None:
    if is_bound_superuser(instance):
        instance.is_superuser = False


def _compile_operators(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Who becomes or ceases to be an operator enters or leaves their group."""
    updated = kwargs.get("update_fields")
    if raw or (updated is not None and not {"is_staff", "is_superuser"} & set(updated)):
        return
    if is_operator(instance) or instance.groups.filter(name=OPERATORS).exists():
        provision_operators()

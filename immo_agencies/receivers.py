"""Keep what is derived from agencies and members in step with them."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from immo_agencies.models import Agency, AgencyHome, Membership
from immo_agencies.provisioning import provision
from immo_agencies.tenancy import agency_map


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    for model in (Agency, AgencyHome):
        post_save.connect(_forget_map, sender=model, dispatch_uid=f"immo_map_save_{model}")
        post_delete.connect(_forget_map, sender=model, dispatch_uid=f"immo_map_delete_{model}")
    post_save.connect(_compile_roles, sender=Membership, dispatch_uid="immo_membership_save")
    post_delete.connect(_compile_roles, sender=Membership, dispatch_uid="immo_membership_delete")


def _forget_map(**kwargs: Any) -> None:
    agency_map.forget()


def _compile_roles(instance: Membership, **kwargs: Any) -> None:
    if kwargs.get("raw"):
        return
    vars(instance.user).pop("_immo_roles", None)
    provision(instance.agency)

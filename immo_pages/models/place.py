"""What every page of an agency knows about its place in the tree."""

from typing import Any

from django.db import models
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of


class CrossAgencyError(Exception):
    """A page may not be moved or copied to another agency."""


class AgencyPageMixin(models.Model):
    """Pages whose agency is the one of the home page above them."""

    class Meta:
        abstract = True

    @property
    def owner_agency(self) -> Agency | None:
        """Agency of the page, from its path: no query."""
        return agency_of(self)

    def move(self, target: Page, *args: Any, **kwargs: Any) -> None:
        """Move within the agency only; raises CrossAgencyError otherwise."""
        refuse_other_agency(self, target)
        super().move(target, *args, **kwargs)  # type: ignore[misc]


def refuse_other_agency(page: Any, target: Page) -> None:
    """Raise CrossAgencyError unless ``target`` belongs to the agency of ``page``."""
    if agency_of(page) != agency_of(target):
        raise CrossAgencyError(f"{page} and {target} belong to different agencies.")

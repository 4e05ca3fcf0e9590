"""Whose listings wait to be made again."""

from django.db import models
from django_scopes import ScopedManager

from immo_agencies.models import Agency


class StaleListings(models.Model):
    """All listings of an agency wait to be made again; a task takes the oldest first.

    ``serial`` counts how often it was wanted, so that what is wanted while the work is going on is
    not taken for done. ``done_to``: the last page that is made again already.
    """

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    serial = models.PositiveIntegerField(default=1)
    done_to = models.BigIntegerField(default=0)

    objects = ScopedManager(agency="agency")

    class Meta:
        ordering = ["since"]

    def __str__(self) -> str:
        return f"{self.agency} since {self.since}"

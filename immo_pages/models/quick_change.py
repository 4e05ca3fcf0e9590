"""What was changed at once on a live page and its drafts, so that it can be undone."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from immo_agencies.models import Agency


class QuickChange(models.Model):
    """One quick change of a property, in all its languages.

    ``before`` maps the key of each page to what stood there: ``page`` (its row), ``draft`` (its
    latest revision) and ``others`` (revision -> values, for those that are scheduled or wait for
    approval). ``after`` maps it to the new values. Values are as in the content of a revision.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="quick_changes")
    page = models.ForeignKey(
        "immo_pages.PropertyPage", on_delete=models.CASCADE, related_name="quick_changes"
    )
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(db_index=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    # First, so that it is Django's default: pages are published by the scheduler, where no scope
    # is open, and ask for the changes since their draft.
    all_objects = models.Manager()
    objects = ScopedManager(agency="agency")

    # Its task would ask ``objects`` without a scope.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("quick change")
        verbose_name_plural = _("quick changes")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id} {self.at:%Y-%m-%d %H:%M}"

    @property
    def moment(self) -> Any:
        """When it last wrote anything: when it was undone, else when it was made."""
        return self.undone_at or self.at

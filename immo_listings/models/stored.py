"""Ready answers about what is no property: pages, developments, agents, the site itself."""

from typing import Any, ClassVar

from django.db import models
from django_scopes import ScopedManager
from wagtail.models import Page

from immo_agencies.models import Agency


class StoredAnswer(models.Model):
    """JSON text as it is sent. With a ``page``, it is public while that page is.

    ``key``: the page, the agent or the agency; ``language_code`` is empty for what has no language.
    """

    class Kind(models.TextChoices):
        PAGE = "page"
        DEVELOPMENT = "development"
        AGENT = "agent"
        SITE = "site"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    key = models.BigIntegerField()
    language_code = models.CharField(max_length=10, blank=True, default="")
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=255, blank=True, default="")
    shows = models.TextField(
        blank=True, default="", help_text="what its body shows, between bars: |photo:5|page:9|"
    )
    announced = models.BooleanField(default=False)
    card = models.TextField(default="{}")
    detail = models.TextField(default="{}")

    # What uses a photo is the page; its stored answer is no second use.
    wagtail_reference_index_ignore = True

    objects: ClassVar[Any] = ScopedManager(agency="agency")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "key", "language_code"],
                name="immo_listings_one_answer_about_each",
            )
        ]
        indexes = [models.Index(fields=["page"], name="immo_answer_page")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} ({self.language_code})"

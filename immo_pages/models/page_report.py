"""What somebody told the operator about a page that is on the air."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from wagtail.models import Page

from immo_agencies.models import Agency


class PageReport(models.Model):
    """One report from the public site. For operators only: the agency never learns who sent it.

    The page as it was called then is kept, because it may be renamed or deleted since. No address
    of the internet is stored.
    """

    class Kind(models.TextChoices):
        ILLEGAL = "illegal", _("Illegal content")
        FACTS = "facts", _("Wrong facts")
        FRAUD = "fraud", _("Fraud")
        PRIVACY = "privacy", _("Personal data, privacy")
        COPYRIGHT = "copyright", _("Copyright of photos")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        NEW = "new", _("new")
        IN_HAND = "in_hand", _("in hand")
        CLOSED = "closed", _("closed")

    class Outcome(models.TextChoices):
        DISMISSED = "dismissed", _("nothing blocked")
        PAGE_BLOCKED = "page_blocked", _("page blocked")
        FILES_BLOCKED = "files_blocked", _("photos or documents blocked")

    agency = models.ForeignKey(
        Agency, verbose_name=_("agency"), on_delete=models.CASCADE, related_name="+"
    )
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    page_title = models.CharField(max_length=255, editable=False)
    address = models.CharField(max_length=2048, editable=False)
    language = models.CharField(max_length=10, editable=False)
    kind = models.CharField(_("What is the matter?"), max_length=12, choices=Kind.choices)
    text = models.TextField(_("What is wrong, and where on the page?"), max_length=3000)
    reporter_name = models.CharField(_("Your name"), max_length=80, blank=True, default="")
    reporter_email = models.EmailField(_("Your e-mail address"), blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.NEW, editable=False
    )
    outcome = models.CharField(
        max_length=16, choices=Outcome.choices, blank=True, default="", editable=False
    )
    reason = models.TextField(blank=True, default="", editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    handled_at = models.DateTimeField(null=True, editable=False)

    all_objects: ClassVar[models.Manager["PageReport"]] = models.Manager()
    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    # It is no use of the page, and the task of the index would ask ``objects`` without a scope.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report of a page")
        verbose_name_plural = _("reports of pages")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "-created_at"], name="immo_pages_report_state")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.page_title}"

    @property
    def is_open(self) -> bool:
        """Nothing was decided yet."""
        return self.state != self.State.CLOSED

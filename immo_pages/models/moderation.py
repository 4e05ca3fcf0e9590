"""Questions and answers about a page that waits for approval."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from wagtail.models import Page, WorkflowState

from immo_agencies.models import Agency


class ModerationMessage(models.Model):
    """What a reviewer asked or an author answered; the page goes on waiting meanwhile."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    workflow_state = models.ForeignKey(WorkflowState, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("message"), max_length=4000)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(agency="agency")

    # Its task would ask ``objects`` without a scope.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message about a page")
        verbose_name_plural = _("messages about pages")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.created_at}"

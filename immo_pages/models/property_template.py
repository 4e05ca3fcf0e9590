"""What an agency prepared for its next properties: blocks, texts and the usual facts."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from immo_agencies.models import Agency
from immo_pages.models.mixins.columns import code
from immo_pages.vocabulary import Category, Transaction


class PropertyTemplate(models.Model):
    """A prepared property of one agency in one language.

    ``facts`` are columns of ``PropertyPage``, ``body`` is raw block data. Both are narrowed to what
    a template may hold when they are written and again when they are used
    (``immo_pages.composing.prepared``): no address, price, photo, document or certificate.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="property_templates")
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=10)
    transaction = code(_("transaction"), Transaction, default=Transaction.SALE, blank=False)
    category = code(_("category"), Category, default=Category.HOUSE, blank=False)
    facts: Any = models.JSONField(default=dict, blank=True)
    body: Any = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("template")
        verbose_name_plural = _("templates")
        ordering = ["language", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "language", "name"],
                name="immo_pages_template_named_once",
                violation_error_message=_("Another template has this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name

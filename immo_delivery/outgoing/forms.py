"""The form of a webhook."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from immo_agencies.forms import AgencyModelForm
from immo_delivery.models import Webhook
from immo_delivery.models.webhook import Topic
from immo_delivery.outgoing.targets import target_of

MOST = 20


class WebhookForm(AgencyModelForm):
    """Name, address, what it tells of, on or off."""

    topics = forms.MultipleChoiceField(
        label=_("tells of"), choices=Topic.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Webhook
        fields = ("name", "url", "topics", "is_active")

    def clean_url(self) -> str:
        """A public address by HTTPS. The name is looked up again for every message."""
        url: str = self.cleaned_data["url"]
        target_of(url)
        return url

    def clean(self) -> dict[str, object]:
        """A bounded number: each takes time of the worker."""
        cleaned = super().clean()
        if self.instance.pk is None and Webhook.objects.count() >= MOST:
            message = _t("At most %(most)s webhooks. Delete one first.")
            raise ValidationError(message, code="many", params={"most": MOST})
        return cleaned

"""The form of a preview address."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from immo_agencies.forms import AgencyModelForm
from immo_delivery.models import PreviewTarget
from immo_delivery.preview.addresses import require_public
from immo_delivery.tokens.forms import SiteField


class PreviewTargetForm(AgencyModelForm):
    """Which site of the agency, and where its drafts are shown."""

    site = SiteField(label=_("Site"), queryset=Site.objects.none())

    class Meta:
        model = PreviewTarget
        fields = ("site", "url")
        widgets = {"url": forms.URLInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.agency.sites()
        self.fields["site"].queryset = own
        if self.instance.pk is None:
            self.fields["site"].initial = own.first()

    def clean_url(self) -> str:
        """A public address by HTTPS."""
        url: str = self.cleaned_data["url"]
        require_public(url)
        return url

    def clean_site(self) -> Site:
        """One address a site."""
        site: Site = self.cleaned_data["site"]
        others = PreviewTarget.objects.filter(site=site).exclude(pk=self.instance.pk)
        if others.exists():
            message = _t("This site has a preview address already. Change that one.")
            raise ValidationError(message, code="taken")
        return site

"""Forms for one redirect and for a file of them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from immo_agencies.forms import AgencyModelForm
from immo_agencies.models import Agency
from immo_agencies.redirects.addresses import clean_link, clean_old_path
from immo_agencies.redirects.ways import Ways, is_own_address
from immo_agencies.tenancy import owned_by


class SiteField(forms.ModelChoiceField):
    """One of the agency's sites; never "all sites", which would be those of every agency."""

    def label_from_instance(self, obj: Site) -> str:
        """What people type in their browser."""
        return obj.hostname


def offer_sites(form: forms.BaseForm, sites: list[Site]) -> None:
    """Let people choose only when there is something to choose; the first is the main site."""
    field: Any = form.fields["site"]
    field.queryset = Site.objects.filter(pk__in=[site.pk for site in sites])
    field.initial = sites[0].pk if sites else None
    if len(sites) < 2:
        del form.fields["site"]


class RedirectForm(AgencyModelForm):
    """From an old path of an own site to an own page or to a link."""

    site = SiteField(label=_("Site"), queryset=Site.objects.none(), empty_label=None)
    old_path = forms.CharField(
        label=_("Old address"),
        max_length=1000,
        help_text=_("The part after the name of the site, for example /old-page."),
        widget=forms.TextInput(attrs={"placeholder": "/"}),
    )
    redirect_page = forms.ModelChoiceField(
        label=_("Leads to a page of yours"),
        queryset=Page.objects.none(),
        required=False,
        widget=AdminPageChooser(),
        help_text=_("The redirect follows the page when it moves."),
    )
    # Not called redirect_link: Wagtail's column is checked as a whole address and refuses paths.
    link = forms.CharField(
        label=_("Or to a link"),
        max_length=1000,
        required=False,
        help_text=_("A path of your site such as /contact, or an address with https://."),
    )

    class Meta:
        model = Redirect
        fields = ("site", "old_path", "redirect_page", "is_permanent")
        labels = {"is_permanent": _("Permanent")}
        help_texts = {
            "is_permanent": _(
                "Search engines forget the old address. Leave it out while a page is away for a "
                "short time."
            )
        }

    field_order = ("old_path", "site", "redirect_page", "link", "is_permanent")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, agency=agency, **kwargs)
        self.ways = Ways.of(agency)
        offer_sites(self, self.ways.sites)
        self.fields["redirect_page"].queryset = owned_by(agency, Page.objects.filter(depth__gt=1))
        self.fields["link"].initial = self.instance.redirect_link
        # Set before the checks of the model, which compare address and site.
        if "site" not in self.fields and self.ways.sites:
            self.instance.site = self.ways.sites[0]

    def clean_old_path(self) -> str:
        """A path of an own site."""
        hosts = {site.hostname for site in self.ways.sites}
        return clean_old_path(self.cleaned_data["old_path"], hosts)

    def clean_link(self) -> str:
        """A path, or an http address."""
        link = self.cleaned_data["link"]
        return clean_link(link) if link else ""

    def clean(self) -> dict[str, Any]:
        """One target, on an own site, that is not the old address again."""
        cleaned = super().clean()
        if not self.ways.sites:
            raise ValidationError(_t("Your agency has no site yet."), code="no_site")
        self.instance.redirect_link = cleaned.get("link", "")
        if "redirect_page" in self.changed_data:
            self.instance.redirect_page_route_path = ""  # it was a part of the other page
        if self.errors:
            return cleaned
        if bool(cleaned["redirect_page"]) == bool(cleaned["link"]):
            raise ValidationError(_t("Choose a page or write a link, one of both."), code="target")
        self._refuse_circles(cleaned)
        self._refuse_taken(cleaned)
        return cleaned

    def _place(self, cleaned: dict[str, Any]) -> tuple[int, str]:
        return (cleaned.get("site") or self.instance.site).pk, cleaned["old_path"]

    def _refuse_circles(self, cleaned: dict[str, Any]) -> None:
        place, page = self._place(cleaned), cleaned["redirect_page"]
        if self.instance.pk:
            self.ways.hops.pop((self.initial["site"], self.initial["old_path"]), None)
        back = is_own_address(page, place) if page else self.ways.lead_back(place, cleaned["link"])
        if back:
            message = _t("This leads back to the old address: nobody would ever arrive.")
            self.add_error("redirect_page" if page else "link", ValidationError(message, "circle"))

    def _refuse_taken(self, cleaned: dict[str, Any]) -> None:
        site_id, old_path = self._place(cleaned)
        taken = Redirect.objects.filter(site=site_id, old_path=old_path).exclude(
            pk=self.instance.pk
        )
        if taken.exists():
            message = _t("This address is already redirected. Change that redirect instead.")
            self.add_error("old_path", ValidationError(message, code="taken"))

    def validate_unique(self) -> None:
        """Asked in ``clean``, in words of ours."""


class ImportForm(forms.Form):
    """A CSV file, and the site of rows that name none."""

    file = forms.FileField(
        label=_("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"})
    )
    site = SiteField(
        label=_("Site"),
        queryset=Site.objects.none(),
        empty_label=None,
        help_text=_("For rows that name no site."),
    )

    def __init__(self, *args: Any, sites: list[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sites = sites
        offer_sites(self, sites)

    def clean(self) -> dict[str, Any]:
        """The site is the main one when there is no choice."""
        cleaned = super().clean() or {}
        if not self.sites:
            raise ValidationError(_t("Your agency has no site yet."), code="no_site")
        cleaned.setdefault("site", self.sites[0])
        return cleaned

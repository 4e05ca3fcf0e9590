"""The form that makes a link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from immo_pages.models import PreviewLink
from immo_pages.preview_links.actions import DEFAULT_DAYS, MOST_DAYS


class PreviewLinkForm(forms.ModelForm):
    """For whom, which may stay empty, and for how many days."""

    days = forms.IntegerField(
        label=_("Number of days"),
        initial=DEFAULT_DAYS,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("The link stops working after this. At most 90 days."),
    )

    class Meta:
        model = PreviewLink
        fields = ("note",)

"""The name of a template."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from immo_pages.models import PropertyTemplate


class TemplateNameForm(forms.Form):
    """A name that no other template of the agency has in ``language``."""

    name = forms.CharField(label=gettext_lazy("Name of the template"), max_length=120)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        self.language = language
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        """Refuse a name that is taken."""
        name = str(self.cleaned_data["name"]).strip()
        # The scope that is open is the agency's.
        if PropertyTemplate.objects.filter(language=self.language, name=name).exists():
            raise ValidationError(_("Another template has this name."), code="taken")
        return name

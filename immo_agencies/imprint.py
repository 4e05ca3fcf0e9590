"""What the law wants an agency to say about itself on every site and advert.

Source: Code de droit économique XII.6 and article 20 of the IPI/BIV code of conduct, as summarised
by biv.be, "Wat je op je website moet en mag vermelden", 10 April 2020 (status E).
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.be import vat as belgian_vat
from stdnum.eu import vat as european_vat
from stdnum.exceptions import ValidationError as NumberError

SUPERVISOR = "IPI/BIV, rue du Luxembourg 16 B, 1000 Bruxelles"
CODE_OF_CONDUCT = "https://www.ipi.be/agents/code-de-deontologie"


def validate_vat_number(value: str) -> None:
    """Refuse a VAT number whose check digits are wrong. Source of the rule: python-stdnum."""
    try:
        if value.strip()[:1].isdigit():
            belgian_vat.validate(value)
        else:
            european_vat.validate(value)
    except NumberError as error:
        raise ValidationError(
            _("%(value)s is not a valid VAT number. Write it like BE0417497106."),
            code="vat_number",
            params={"value": value},
        ) from error


class ImprintMixin(models.Model):
    """Legal identity of an agency, printed in the imprint of all its sites."""

    legal_name = models.CharField(_("legal name"), max_length=200, blank=True)
    vat_number = models.CharField(
        _("VAT number"),
        max_length=20,
        blank=True,
        validators=[validate_vat_number],
        help_text=_("Enterprise number with its country, for example BE0417497106."),
    )
    ipi_number = models.CharField(
        _("IPI/BIV number"),
        max_length=20,
        blank=True,
        help_text=_("Recognition number of the estate agent, for example 512.345."),
    )
    professional_title = models.CharField(
        _("professional title"),
        max_length=120,
        blank=True,
        help_text=_("As recognised by IPI/BIV."),
    )
    recognition_country = models.CharField(
        _("country of recognition"), max_length=60, blank=True, default="Belgique"
    )
    supervisor = models.CharField(
        _("supervisory authority"), max_length=200, blank=True, default=SUPERVISOR
    )
    insurer = models.CharField(_("insurer"), max_length=120, blank=True)
    insurance_policy = models.CharField(_("insurance policy number"), max_length=60, blank=True)
    code_of_conduct_url = models.URLField(_("code of conduct"), blank=True, default=CODE_OF_CONDUCT)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, default="BE")
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)

    class Meta:
        abstract = True

    def missing_imprint(self) -> list[str]:
        """Names of the imprint fields that are still empty, in the order of the form."""
        required = ("legal_name", "vat_number", "ipi_number", "professional_title", "insurer")
        wanted = (*required, "insurance_policy", "street", "postal_code", "city", "phone", "email")
        return [name for name in wanted if not getattr(self, name)]

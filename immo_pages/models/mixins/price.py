"""What it costs."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from immo_pages import vocabulary as v
from immo_pages.models.mixins.columns import code, count, money


class PriceMixin(models.Model):
    """Amounts in ``currency``; sale prices are without duties, rents are monthly."""

    price = money(_("price"), help_text=_("Sale price, without duties."))
    rent_monthly = money(_("rent"), help_text=_("Monthly, without charges."))
    charges_monthly = money(_("charges"), help_text=_("Monthly. Write 0 when there are none."))
    charges_kind = code(_("kind of charges"), v.ChargesKind)
    has_individual_meters = models.BooleanField(
        _("individual meters"),
        null=True,
        blank=True,
        help_text=_("Brussels: whether the meters of water, gas and electricity are individual."),
    )
    deposit = money(_("rental deposit"))
    letting_fees = money(_("fees of the tenant"), help_text=_("France: fees paid by the tenant."))
    annuity_bouquet = money(_("bouquet"), help_text=_("First payment of a life annuity."))
    annuity_monthly = money(_("annuity"), help_text=_("Monthly."))
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    price_display = code(
        _("how the price is shown"), v.PriceDisplay, default=v.PriceDisplay.EXACT, blank=False
    )
    previous_price = money(_("previous price"), editable=False)
    price_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    vat_regime = code(_("tax"), v.VatRegime)
    vat_rate = models.DecimalField(
        _("VAT rate"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Percent."),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(30))],
    )
    cadastral_income = money(_("cadastral income"), help_text=_("Non-indexed, EUR a year."))
    co_ownership_charges = money(_("co-ownership charges"), help_text=_("Monthly."))
    agency_fees_percent = models.DecimalField(
        _("agency fees"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("France: percent of the price without fees."),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    agency_fees_paid_by = code(_("fees paid by"), v.FeesPayer)
    price_without_fees = money(
        _("price without fees"), help_text=_("France: when the buyer pays the fees.")
    )
    is_condominium = models.BooleanField(_("in co-ownership"), null=True, blank=True)
    condominium_lots = count(_("lots of the co-ownership"))
    condominium_charges_yearly = money(
        _("yearly share of the charges"), help_text=_("Average, a year.")
    )
    has_condominium_procedure = models.BooleanField(
        _("procedure against the co-ownership"), null=True, blank=True
    )

    class Meta:
        abstract = True

    @property
    def asking_amount(self) -> Decimal | None:
        """The one amount that counts for the transaction: rent for lettings, price otherwise."""
        return self.rent_monthly if self.is_letting else self.price

    @property
    def is_letting(self) -> bool:
        """Whether a tenant is looked for."""
        return getattr(self, "transaction", "") == v.Transaction.RENT

"""Planning, flood and inspection facts that adverts and deeds ask for.

Sources: VCRO 5.2.6 (planning, Flanders), biv.be 7 December 2022 (flood scores), research/domain.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from immo_pages import vocabulary as v
from immo_pages.models.mixins.columns import code


class LegalMixin(models.Model):
    """Coded answers; a blank one is unknown."""

    electrical_conformity = code(_("electrical inspection"), v.Conformity)
    oil_tank_status = code(_("oil tank"), v.Conformity)
    asbestos_certificate = code(_("asbestos certificate"), v.Conformity)
    as_built_file = code(_("as-built certificate"), v.Conformity)

    flood_p_score = code(_("P-score"), v.FloodScore, max_length=1, help_text=_("Of the plot."))
    flood_g_score = code(_("G-score"), v.FloodScore, max_length=1, help_text=_("Of the building."))

    flood_report_on = models.DateField(
        _("date of the flood report"), null=True, blank=True, help_text=_("At most a year old.")
    )

    planning_permit = code(_("planning permit"), v.Answer)
    land_use = code(_("land use"), v.LandUse)
    subdivision_permit = code(_("subdivision permit"), v.Answer)
    pre_emption_right = code(_("pre-emption right"), v.Answer)
    planning_summons = code(_("summons or remedial measure"), v.Answer)
    planning_extract_on = models.DateField(
        _("date of the planning extract"), null=True, blank=True, help_text=_("At most a year old.")
    )
    planning_extract_requested = models.BooleanField(
        _("planning extract requested"),
        default=False,
        help_text=_("Flanders: the advert may appear; complete the answers on receipt."),
    )
    planning_information = models.TextField(
        _("planning information"),
        blank=True,
        default="",
        help_text=_("Latest lawful destination and planning information, as the authority says."),
    )
    planning_information_url = models.URLField(
        _("planning information on the web"),
        blank=True,
        default="",
        help_text=_("Where visitors read it, instead of the text."),
    )
    risks_statement = models.TextField(
        _("statement on risks"),
        blank=True,
        default="",
        help_text=_("France: where the information on risks of the place is to be read."),
    )
    is_heritage = models.BooleanField(_("protected heritage"), null=True, blank=True)
    is_tenanted = models.BooleanField(_("tenanted"), null=True, blank=True)

    class Meta:
        abstract = True

"""The property editor: tabs in the order an agent fills them."""

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PanelGroup,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page

from immo_pages.copywriting import TEXT_COLUMNS
from immo_pages.models.open_house import MAX_OPEN_HOUSES
from immo_pages.panels import AdvertGapsPanel


def _row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


PROPERTY_TAB = [
    AdvertGapsPanel(),
    *Page.content_panels,
    MultiFieldPanel(
        [
            _row("transaction", "category", "subtype"),
            _row("status", "reference", "usage"),
            FieldPanel("summary"),
        ],
        heading=_("Advert"),
    ),
    MultiFieldPanel(
        [
            _row("price", "price_display"),
            _row("rent_monthly", "charges_monthly", "charges_kind"),
            _row("deposit", "lease_months", "has_individual_meters"),
            _row("annuity_bouquet", "annuity_monthly"),
            _row("vat_regime", "vat_rate"),
            _row("cadastral_income", "co_ownership_charges"),
        ],
        heading=_("Price"),
    ),
    MultiFieldPanel(
        [
            _row("agency_fees_paid_by", "agency_fees_percent", "price_without_fees"),
            _row("is_condominium", "condominium_lots"),
            _row("condominium_charges_yearly", "has_condominium_procedure"),
            _row("letting_fees", "is_furnished"),
        ],
        heading=_("France"),
        help_text=_("Only for properties in France: fees of the agency and co-ownership."),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            _row("street", "house_number", "box"),
            _row("postal_code", "city", "country"),
            FieldPanel("address_visibility"),
            _row("latitude", "longitude", "location_precision"),
        ],
        heading=_("Location"),
    ),
    FieldPanel("body"),
]

FACTS_TAB = [
    MultiFieldPanel(
        [
            _row("living_area", "total_area", "plot_area"),
            _row("garden_area", "terrace_area", "garden_orientation"),
        ],
        heading=_("Areas"),
    ),
    MultiFieldPanel(
        [
            _row("rooms", "bedrooms", "bathrooms"),
            _row("shower_rooms", "toilets"),
            _row("floor", "floors_total", "facades"),
            _row("garages", "carports", "outdoor_parking"),
        ],
        heading=_("Rooms"),
    ),
    MultiFieldPanel(
        [
            _row("year_built", "year_renovated", "condition"),
            _row("heating", "has_cooling", "has_solar_panels", "has_heat_pump"),
            FieldPanel("features"),
        ],
        heading=_("Building and equipment"),
    ),
    MultiFieldPanel(
        [_row("available_from", "availability"), FieldPanel("agent")],
        heading=_("Availability and contact"),
    ),
    InlinePanel(
        "open_houses",
        [_row("starts_at", "ends_at"), FieldPanel("note")],
        heading=_("Open houses"),
        label=_("Open house"),
        icon="date",
        max_num=MAX_OPEN_HOUSES,
    ),
]

LEGAL_TAB = [
    MultiFieldPanel(
        [
            _row("planning_permit", "land_use"),
            _row("subdivision_permit", "pre_emption_right", "planning_summons"),
            _row("planning_extract_on", "planning_extract_requested"),
            FieldPanel("planning_information"),
            FieldPanel("planning_information_url"),
        ],
        heading=_("Urban planning"),
    ),
    MultiFieldPanel(
        [_row("flood_p_score", "flood_g_score", "flood_report_on"), FieldPanel("risks_statement")],
        heading=_("Floods and other risks"),
    ),
    MultiFieldPanel(
        [
            _row("electrical_conformity", "oil_tank_status"),
            _row("asbestos_certificate", "as_built_file"),
            _row("is_heritage", "is_tenanted"),
        ],
        heading=_("Inspections and state"),
    ),
]

PUBLICATION_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel(
                "slug",
                heading=_("End of the address"),
                help_text=_("Last part of the page's address. Links to the old one are lost."),
            ),
            FieldPanel("seo_title"),
            FieldPanel("search_description"),
        ],
        heading=_("For search engines"),
    )
]

property_edit_handler = TabbedInterface(
    [
        ObjectList(PROPERTY_TAB, heading=_("Advert")),
        ObjectList(FACTS_TAB, heading=_("Facts")),
        ObjectList(LEGAL_TAB, heading=_("Legal")),
        ObjectList(
            # A reviewer's comments stand beside their fields.
            [*PUBLICATION_PANELS, PublishingPanel(), CommentPanel()],
            heading=_("Publication"),
        ),
    ]
)


@cache
def texts_only_edit_handler(model: type[Page]) -> Panel:
    """The editor of ``model`` in which all but texts is shown and not changed."""
    return _shown_only(model.get_edit_handler()).bind_to_model(model)


def _shown_only(panel: Any) -> Panel:
    """A copy of ``panel``; what cannot be shown without a field (features, dates) is left out."""
    if isinstance(panel, TitleFieldPanel):
        # Wagtail's writes the address from the title, and fails without a field for it.
        return FieldPanel(panel.field_name, classname=panel.classname)
    options = panel.clone_kwargs()
    if isinstance(panel, FieldPanel) and panel.field_name not in TEXT_COLUMNS:
        options["read_only"] = True
    if isinstance(panel, PanelGroup):
        children = [child for child in panel.children if not _is_left_out(child)]
        options["children"] = [_shown_only(child) for child in children]
    return type(panel)(**options)


def _is_left_out(panel: Any) -> bool:
    features = isinstance(panel, FieldPanel) and panel.field_name == "features"
    return features or isinstance(panel, PublishingPanel | InlinePanel)

"""Imagined properties, one for each state that has to be drawn. No row of the database."""

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from immo_blocks.media.samples import SampleImage
from immo_pages.cards import Card, card_of
from immo_pages.facts import PublicFacts
from immo_pages.facts.shapes import (
    PublicAddress,
    PublicAgent,
    PublicEnergy,
    PublicPoint,
    PublicPrice,
)
from immo_pages.vocabulary import MarketStatus, PriceDisplay, Transaction


class SamplePhoto(SampleImage):
    """A drawing that knows its words as our photos do."""

    @property
    def default_alt_text(self) -> str:
        """What it shows."""
        return str(self.title)


@dataclass(frozen=True)
class State:
    """A property and the name of the state it shows."""

    name: str
    facts: PublicFacts
    has_photo: bool = True

    @property
    def card(self) -> Card:
        """Its card."""
        photo = SamplePhoto("facade", _("facade")) if self.has_photo else None
        return card_of(self.facts, photo)


def states() -> list[State]:
    """Every state of a card and of a page."""
    house = walloon_house()
    price = house.price
    now = timezone.now().isoformat()
    closed = replace(price, amount=None)
    request = replace(price, amount=None, display=PriceDisplay.ON_REQUEST)
    annuity = replace(
        price, amount=None, annuity_bouquet=Decimal(62_000), annuity_monthly=Decimal(690)
    )
    return [
        State(_("for sale"), house),
        State(_("new"), replace(house, published_at=now)),
        State(_("no photo yet"), house, has_photo=False),
        State(_("price changed"), replace(house, price=replace(price, previous=Decimal(420_000)))),
        State(_("price on request"), replace(house, price=request)),
        State(_("to let"), letting()),
        State(
            _("life annuity"), replace(house, transaction=Transaction.LIFE_ANNUITY, price=annuity)
        ),
        State(_("public sale"), replace(house, transaction=Transaction.PUBLIC_SALE)),
        State(_("under offer"), replace(house, status=MarketStatus.UNDER_OFFER)),
        State(_("sold"), replace(house, status=MarketStatus.SOLD, price=closed)),
        State(_("no certificate"), replace(house, energy=None)),
    ]


def regions() -> list[State]:
    """A property of each region, told in the words of its law."""
    return [
        State(_("Wallonia"), walloon_house()),
        State(_("Flanders"), flemish_house()),
        State(_("Brussels"), letting()),
        State(_("France"), french_flat()),
    ]


def walloon_house() -> PublicFacts:
    """A house in Namur that shows its street but not its number."""
    return _property(
        title=_("House with garden"),
        address=_address("5000", "Namur", "be-wal", street="Rue Haute"),
        location=PublicPoint(Decimal("50.46"), Decimal("4.87"), "area"),
        energy=_energy("be-wal", "B", kwh_m2_year=Decimal(157), total_kwh_year=Decimal(21_980)),
        price=_price(395_000, cadastral_income=Decimal(1180), vat_regime="registration_duties"),
        flood_p_score="A",
        land_use="residential",
        planning_information=_("Residential area, no subdivision permit."),
        electrical_conformity="conform",
        oil_tank_status="not_applicable",
    )


def flemish_house() -> PublicFacts:
    """The answers that Flanders wants, and a plot that floods."""
    return _property(
        title=_("Terraced house"),
        address=_address("9000", "Gent", "be-vlg"),
        energy=_energy("be-vlg", "C", kwh_m2_year=Decimal(245)),
        price=_price(325_000, display=PriceDisplay.OFFERS_FROM),
        planning_permit="yes",
        land_use="residential",
        subdivision_permit="no",
        pre_emption_right="no",
        planning_summons="no",
        planning_extract_requested=True,
        flood_p_score="D",
        flood_g_score="B",
        asbestos_certificate="conform",
    )


def letting() -> PublicFacts:
    """A flat to let in Brussels with its charges."""
    return _property(
        title=_("Flat with terrace"),
        transaction=Transaction.RENT,
        category="apartment",
        address=_address("1050", "Ixelles", "be-bru"),
        energy=_energy("be-bru", "D", kwh_m2_year=Decimal(168), co2_kg_m2_year=Decimal(34)),
        price=_price(1310, charges=Decimal(120), charges_kind="provision", deposit=Decimal(2620)),
        plot_area=None,
        floor=3,
        lease_months=36,
        available_from=date(2027, 3, 1),
    )


def french_flat() -> PublicFacts:
    """Fees, co-ownership and risks, as France wants them."""
    return _property(
        title=_("Flat near the station"),
        category="apartment",
        address=_address("59000", "Lille", "fr", country="FR"),
        energy=_energy(
            "fr",
            "F",
            ghg_class="E",
            kwh_m2_year=Decimal(380),
            co2_kg_m2_year=Decimal(60),
            cost_min=Decimal(1800),
            cost_max=Decimal(2500),
            cost_year=2021,
            excessive=True,
        ),
        price=_price(
            350_000,
            agency_fees_percent=Decimal(5),
            agency_fees_paid_by="buyer",
            price_without_fees=Decimal(333_333),
            condominium_charges_yearly=Decimal(987),
        ),
        is_condominium=True,
        condominium_lots=12,
        has_condominium_procedure=False,
        risks_statement="https://www.georisques.gouv.fr",
    )


def _property(**known: Any) -> PublicFacts:
    blank: dict[str, Any] = dict.fromkeys((field.name for field in fields(PublicFacts)), None)
    blank |= {name: "" for name, kind in PublicFacts.__annotations__.items() if kind is str}
    usual: dict[str, Any] = {
        "id": 0,
        "url": "#",
        "reference": "A-104",
        "transaction": Transaction.SALE,
        "category": "house",
        "status": MarketStatus.AVAILABLE,
        "living_area": Decimal(142),
        "plot_area": Decimal(310),
        "terrace_area": Decimal(18),
        "bedrooms": 3,
        "bathrooms": 1,
        "facades": 3,
        "year_built": 1998,
        "condition": "good",
        "heating": "gas",
        "has_solar_panels": True,
        "features": ("double_glazing", "equipped_kitchen", "alarm"),
        "energy_sources": (),
        "planning_extract_requested": False,
        "agent": PublicAgent(
            "Camille Exemple", "", "500.001", "+32 81 00 00 00", "agent@example.com", None
        ),
    }
    return PublicFacts(**blank | usual | known)


def _blank_of(shape: Any) -> dict[str, Any]:
    kinds = shape.__annotations__.items()
    return {name: "" if kind is str else None for name, kind in kinds}


def _price(amount: int, **known: Any) -> PublicPrice:
    usual = {"amount": Decimal(amount), "currency": "EUR", "display": PriceDisplay.EXACT}
    return PublicPrice(**_blank_of(PublicPrice) | usual | known)


def _energy(jurisdiction: str, letter: str, **known: Any) -> PublicEnergy:
    usual = {"jurisdiction": jurisdiction, "energy_class": letter, "status": "valid"}
    return PublicEnergy(**_blank_of(PublicEnergy) | usual | {"excessive": False} | known)


def _address(
    postal_code: str, city: str, region: str, *, street: str = "", country: str = "BE"
) -> PublicAddress:
    visibility = "street" if street else "city"
    return PublicAddress(street, "", "", postal_code, city, region, country, visibility)

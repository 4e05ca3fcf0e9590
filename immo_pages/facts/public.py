"""Build the public facts of a property page from its columns: no StreamField, no query a page."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of
from immo_blocks.energy.facts import is_excessive
from immo_blocks.media import is_shown
from immo_pages.addresses import canonical_url
from immo_pages.facts.hiding import public_address, public_point, public_price
from immo_pages.facts.shapes import PublicAgency, PublicAgent, PublicEnergy, PublicFacts
from immo_pages.models.mixins.energy import ENERGY_COLUMNS

_DERIVED = {
    "translation_key",
    "language",
    "url",
    "price",
    "address",
    "location",
    "energy",
    "features",
    "energy_sources",
    "published_at",
    "updated_at",
    "agency",
    "agent",
    "development_id",
}
_OF_CERTIFICATE = [one.name for one in fields(PublicEnergy) if one.name in ENERGY_COLUMNS]
_COLUMNS = [field.name for field in fields(PublicFacts) if field.name not in _DERIVED]


def public_facts(page: Any) -> PublicFacts:
    """What the public may know of ``page``, a PropertyPage with its saved columns."""
    return PublicFacts(
        **{name: getattr(page, name) for name in _COLUMNS},
        translation_key=str(page.translation_key),
        language=page.language_code,
        url=canonical_url(page),
        price=public_price(page),
        address=public_address(page),
        location=public_point(page),
        energy=_energy(page),
        features=tuple(page.features or ()),
        energy_sources=tuple(page.energy_sources or ()),
        published_at=_iso(page.first_published_at),
        updated_at=_iso(page.last_published_at),
        agency=_agency(agency_of(page)),
        agent=_agent(page),
    )


def public_facts_of_many(pages: Iterable[Any]) -> list[PublicFacts]:
    """Facts of several pages; select ``agent`` and ``agent__photo`` with them."""
    return [public_facts(page) for page in pages]


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def _energy(page: Any) -> PublicEnergy | None:
    if not page.epc_jurisdiction:
        return None
    certificate = {name: getattr(page, ENERGY_COLUMNS[name]) for name in _OF_CERTIFICATE}
    excessive = is_excessive(page.epc_jurisdiction, page.epc_class)
    return PublicEnergy(**certificate, excessive=excessive)


def _agency(agency: Agency | None) -> PublicAgency | None:
    if agency is None:
        return None
    return PublicAgency(
        slug=agency.slug,
        name=agency.name,
        ipi_number=agency.ipi_number,
        phone=agency.phone,
        email=agency.email,
    )


def _agent(page: Any) -> PublicAgent | None:
    agent = page.agent
    if agent is None:
        return None
    return PublicAgent(
        name=agent.name,
        title=agent.title,
        ipi_number=agent.ipi_number,
        phone=agent.phone,
        email=agent.email,
        photo=agent.photo.immo_preset("thumb").url if is_shown(agent.photo) else None,
    )

"""Energy blocks as each region has them: class, figures, a number beginning with the date."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from home.demo.content.shape import ENERGY_KEYS
from immo_blocks.energy.scales import scale_for

Energy = Mapping[str, Any]


def wallonia(kwh_m2: int, heated_area: int, issued: date, serial: int) -> Energy:
    """A PEB certificate: the advert shows class, specific and total consumption and number."""
    number = f"{issued:%Y%m%d}{serial:06d}"
    return _certificate(
        "be-wal", kwh_m2, issued, number, total_kwh_year=f"{kwh_m2 * heated_area}.00"
    )


def flanders(kwh_m2: int, issued: date, serial: int) -> Energy:
    """An EPC: label, score and the code of the certificate."""
    return _certificate("be-vlg", kwh_m2, issued, f"{issued:%Y%m%d}-{serial:010d}-RES-1")


def brussels(kwh_m2: int, co2: int, issued: date, serial: int) -> Energy:
    """A PEB certificate of Brussels: sub-classes, and CO₂ in every advert."""
    number = f"{issued:%Y%m%d}-{serial:010d}-01-{serial % 10}"
    return _certificate("be-bru", kwh_m2, issued, number, co2_kg_m2_year=f"{co2}.00")


def exempt(jurisdiction: str, reason: str) -> Energy:
    """No certificate, and why none is needed."""
    return _block(jurisdiction=jurisdiction, status="exempt", exemption_reason=reason)


def not_required(jurisdiction: str) -> Energy:
    """Land and the like: no certificate exists for it."""
    return _block(jurisdiction=jurisdiction, status="not_required")


def _certificate(
    jurisdiction: str, kwh_m2: int, issued: date, number: str, **figures: str
) -> Energy:
    letter = scale_for(jurisdiction, issued).class_for(Decimal(kwh_m2)).letter
    return _block(
        jurisdiction=jurisdiction,
        status="valid",
        energy_class=letter,
        kwh_m2_year=f"{kwh_m2}.00",
        certificate_number=number,
        issued_on=issued.isoformat(),
        valid_until=issued.replace(year=issued.year + 10).isoformat(),
        **figures,
    )


def _block(**values: str) -> Energy:
    figures = {"kwh_m2_year", "total_kwh_year", "co2_kg_m2_year", "issued_on", "valid_until"}
    blank = {key: None if key in figures else "" for key in ENERGY_KEYS}
    return {**blank, **values}

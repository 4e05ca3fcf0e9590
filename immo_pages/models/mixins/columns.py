"""Column makers, so that a hundred facts are declared alike: all optional, never NULL for text."""

from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models


def code(label: Any, choices: type[models.TextChoices], **options: Any) -> models.CharField:
    """One code of a vocabulary, blank until known."""
    settings: dict[str, Any] = {"max_length": 24, "blank": True, "default": ""} | options
    return models.CharField(label, choices=choices.choices, **settings)


def area(label: Any, **options: Any) -> models.DecimalField:
    """An area in m², not negative."""
    return models.DecimalField(
        label,
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        **options,
    )


def money(label: Any, **options: Any) -> models.DecimalField:
    """An amount in the property's currency, not negative."""
    return models.DecimalField(
        label,
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        **options,
    )


def count(label: Any, **options: Any) -> models.PositiveSmallIntegerField:
    """A number of rooms, floors, places."""
    return models.PositiveSmallIntegerField(label, null=True, blank=True, **options)

"""Amounts as people in Belgium type them."""

import re
from typing import Any

from django import forms

# Thousands: 350.000 or 1 250 000; a lone dot before three digits is never a decimal point here.
_GROUPED = re.compile(r"^\d{1,3}(\.\d{3})+$")
_IGNORED = re.compile(r"[\s\u00a0\u202f€]")


class AmountField(forms.DecimalField):
    """Takes 350000, 350.000, 350 000, 350.000,50 and 157.5; keeps what was typed on an error."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**options | {"widget": widget})

    def to_python(self, value: Any) -> Any:
        """A Decimal, or ValidationError with code ``invalid``."""
        return super().to_python(plain_number(value) if isinstance(value, str) else value)


def plain_number(text: str) -> str:
    """``text`` without grouping and with a decimal point."""
    bare = _IGNORED.sub("", text)
    if "," in bare:
        return bare.replace(".", "").replace(",", ".")
    return bare.replace(".", "") if _GROUPED.match(bare) else bare

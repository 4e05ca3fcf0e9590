"""What a chooser shows of an id that stands in a form: nothing of another agency.

A form that is refused is shown again with what was sent, and Wagtail's choosers look up title,
preview and address of any id they find in it.
"""

from functools import wraps
from typing import Any

from wagtail.admin.widgets import BaseChooser

from immo_agencies.choices import offered_in_scope


def hide_foreign_choices() -> None:
    """Make every chooser treat a foreign row like an absent one when it is drawn."""
    stock = BaseChooser.get_value_data
    if hasattr(stock, "__wrapped__"):
        return

    @wraps(stock)
    def get_value_data(self: BaseChooser, value: Any) -> Any:
        instance = self.get_instance(value)
        return stock(self, instance) if instance and offered_in_scope(instance) else None

    BaseChooser.get_value_data = get_value_data

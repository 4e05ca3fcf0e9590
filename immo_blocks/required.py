"""What a field says when it is left blank: not only that it is wrong, but what to do."""

from typing import Any, TypeVar

from wagtail.blocks import FieldBlock

Kind = TypeVar("Kind", bound=FieldBlock)


def wanted(block: Kind, told: Any) -> Kind:
    """``block`` with ``told`` in place of "This field is required."."""
    block.field.error_messages["required"] = told
    return block

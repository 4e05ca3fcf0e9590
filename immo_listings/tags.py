"""Cache tags: short names of what an answer was made of, so that caches can drop it by name."""

from collections.abc import Iterable
from typing import Any

#: Next.js refuses longer ones.
LONGEST = 256


def tags_of_property(row: Any) -> list[str]:
    """Tags of the answers in which the property of a listing stands."""
    return [
        f"agency-{row.agency_id}",
        f"property-{row.page_id}",
        f"list-property-{row.agency_id}",
    ]


def tags_of_answer(agency_id: int, kind: str, key: int) -> list[str]:
    """Tags of an answer about something that is no property."""
    return [f"agency-{agency_id}", f"{kind}-{key}", f"list-{kind}-{agency_id}"]


def joined(tags: Iterable[str]) -> str:
    """As a header wants them, each once."""
    return " ".join(dict.fromkeys(tags))

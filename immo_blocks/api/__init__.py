"""Bodies for programs: typed schemas, and a serialiser that works in bulk from raw data."""

from immo_blocks.api.media import MediaIds, MediaIndex, collect_references
from immo_blocks.api.schema import BodySchema
from immo_blocks.api.serialise import serialize_body

__all__ = ["BodySchema", "MediaIds", "MediaIndex", "collect_references", "serialize_body"]

"""The type of a weighted text vector."""

from typing import Any

from django.db import models


class WeightedWords(models.Field[Any, Any]):
    """``tsvector`` on PostgreSQL, written by SQL alone (``immo_listings.words``).

    Django's own field drags psycopg into installations on SQLite, where this column stays NULL.
    """

    def db_type(self, connection: Any) -> str:
        """Text where there is no such type."""
        return "tsvector" if connection.vendor == "postgresql" else "text"

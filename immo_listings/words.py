"""The words of a listing, weighted, in the language of its text; PostgreSQL alone ranks by them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

#: Language -> text search configuration of PostgreSQL; others are not stemmed.
CONFIGURATIONS = {"fr": "french", "nl": "dutch", "de": "german", "en": "english"}
_LONGEST = 100_000  # characters of a body; a tsvector holds at most 1 MB
_VECTOR = (
    "(" + " || ".join(f"setweight(to_tsvector(%s::regconfig, %s), '{w}')" for w in "ABCD") + ")"
)


@dataclass(frozen=True)
class Words:
    """Texts of one listing, the most telling first."""

    listing_id: int
    language: str
    title: str
    place: str
    summary: str
    body: str


def plain_words(text: str) -> str:
    """``text`` in small letters without accents: "Thérèse" is found by "therese"."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def configuration_of(language: str) -> str:
    """Text search configuration of ``language`` (``fr``, ``nl-be``)."""
    return CONFIGURATIONS.get(language.split("-")[0], "simple")


def write_vectors(words: Sequence[Words]) -> None:
    """Keep the vectors of these listings: title A, place and reference B, summary C, the rest D."""
    if connection.vendor != "postgresql" or not words:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE immo_listings_listing SET search_vector = {_VECTOR} WHERE id = %s",  # noqa: S608
            [_parameters(one) for one in words],
        )


def differing(words: Sequence[Words]) -> set[int]:
    """Listings among these whose stored vector is not the one of these words."""
    if connection.vendor != "postgresql" or not words:
        return set()
    sql = f"SELECT id FROM immo_listings_listing WHERE search_vector IS DISTINCT FROM {_VECTOR}"  # noqa: S608
    found = set()
    with connection.cursor() as cursor:
        for one in words:
            cursor.execute(f"{sql} AND id = %s", _parameters(one))
            found |= {row[0] for row in cursor.fetchall()}
    return found


def _parameters(one: Words) -> list[str | int]:
    config = configuration_of(one.language)
    found: list[str | int] = []
    # Names of places go through the stems too: a question mixes them with other words.
    for text in (one.title, one.place, one.summary, one.body):
        found += [config, plain_words(text)[:_LONGEST]]
    return [*found, one.listing_id]

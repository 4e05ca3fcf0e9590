"""Towns with something to show, and titles near to a word that nothing holds."""

from dataclasses import dataclass

from django.db import connection

from immo_listings.reading.wanted import Wanted
from immo_listings.reading.where import FROM, Reach, where
from immo_listings.words import plain_words

MOST_PLACES = 5_000
MOST_NEAR = 60
#: Below this share of common trigrams two words are strangers; "masion" and "maison" have 0.43.
_NEAR = 0.4


@dataclass(frozen=True)
class Place:
    """A town as its properties write it, and how many of them are listed."""

    postal_code: str
    city: str
    count: int


def read_places(space: Reach, language: str) -> list[Place]:
    """All towns of a space, in one query."""
    condition, parameters = where(space, Wanted(language))
    sql = (
        f"SELECT l.postal_code, l.city, count(*) {FROM}{condition} AND l.city <> '' "
        "GROUP BY l.postal_code, l.city ORDER BY count(*) DESC, l.postal_code, l.city LIMIT %s"
    )
    with connection.cursor() as reader:
        reader.execute(sql, [*parameters, MOST_PLACES])
        return [Place(*row) for row in reader.fetchall()]


def read_near(space: Reach, language: str, words: list[str]) -> list[str]:
    """Titles and towns that hold something like one of ``words``; one query.

    By trigrams on PostgreSQL; elsewhere by the first two letters, which is plain but honest.
    """
    condition, parameters = where(space, Wanted(language))
    test, values = _near(words)
    sql = (
        f"SELECT DISTINCT l.title, l.city {FROM}{condition} AND ({test}) "
        "ORDER BY l.title, l.city LIMIT %s"
    )
    with connection.cursor() as reader:
        reader.execute(sql, [*parameters, *values, MOST_NEAR])
        return [text for row in reader.fetchall() for text in row if text]


def _near(words: list[str]) -> tuple[str, list[str | float]]:
    if connection.vendor == "postgresql":
        one = "word_similarity(%s, l.title) >= %s OR word_similarity(%s, l.city) >= %s"
        found = [value for word in words for value in (word, _NEAR, word, _NEAR)]
        return " OR ".join([one] * len(words)), found
    starts = [plain_words(word)[:2] for word in words]
    likes = [like for start in starts for like in (f"{start}%", f"% {start}%")]
    return " OR ".join(["l.search_text LIKE %s"] * len(likes)), list(likes)

"""From what a visitor typed to listings."""

from django.db.models import Q, QuerySet

from immo_listings.models import Listing
from immo_listings.words import plain_words
from immo_pages.vocabulary import Transaction

LONGEST = 100
MOST_WORDS = 8


def words_of(raw: str) -> list[str]:
    """The words of ``raw``, shortened to what a search can mean; PostgreSQL cannot take a NUL."""
    return plain_words(raw[:LONGEST]).replace("\x00", " ").split()[:MOST_WORDS]


def transaction_of(raw: str) -> str:
    """A known transaction, or blank."""
    return raw if raw in Transaction.values else ""


def found(words: list[str], transaction: str, language: str) -> QuerySet[Listing]:
    """Public listings in ``language`` that hold all ``words``, newest first."""
    condition = Q(language_code=language)
    for word in words:
        condition &= Q(search_text__icontains=word)
    if transaction:
        condition &= Q(transaction=transaction)
    public = Listing.objects.public()
    return (
        public.filter(condition).select_related("agency", "page").order_by("-published_at", "-pk")
    )

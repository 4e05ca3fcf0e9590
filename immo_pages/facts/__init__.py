"""``public_facts(page)`` alone decides what the public may know of a property."""

from immo_pages.facts.public import PublicFacts, public_facts, public_facts_of_many

__all__ = ["PublicFacts", "public_facts", "public_facts_of_many"]

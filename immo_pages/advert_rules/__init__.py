"""What the law of a property's region wants in its advert, as dated data with a source.

An error stands on a source read in full (status E in the research); all else is a warning, marked
"unverified" where nobody has read the law. Rules read the columns that ``save()`` mirrors and the
agency from its map, so asking costs no query and no StreamField.
"""

from immo_pages.advert_rules.catalogue import RULES, RULES_VERSION
from immo_pages.advert_rules.gaps import AdvertGap, advert_gaps, error_gaps
from immo_pages.advert_rules.rule import AdvertRule, GapLevel, Place

__all__ = [
    "RULES",
    "RULES_VERSION",
    "AdvertGap",
    "AdvertRule",
    "GapLevel",
    "Place",
    "advert_gaps",
    "error_gaps",
]

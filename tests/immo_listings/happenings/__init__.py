"""Every event that may change an answer: what happens, and whether the public sees another one.

The table of ``research/spikes.md`` 3, and what came since.
"""

from tests.immo_listings.happenings import others, pages
from tests.immo_listings.happenings.table import TABLE

__all__ = ["TABLE", "others", "pages"]

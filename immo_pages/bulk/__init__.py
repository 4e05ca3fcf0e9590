"""Write many property pages at once, leaving the same rows behind as an editor would.

No ``post_save`` fires. What its receivers do (search index, reference index) is done here in bulk;
what belongs to rooms above (the read model) is done by the caller in ``within_transaction``.
"""

from immo_pages.bulk.content import as_body
from immo_pages.bulk.create import create_properties
from immo_pages.bulk.gate import PropertiesToPublish
from immo_pages.bulk.places import lock_parent
from immo_pages.bulk.retry import in_transaction
from immo_pages.bulk.shapes import BulkResult, Outcome, PropertyChange, PropertyDraft
from immo_pages.bulk.update import update_properties

__all__ = [
    "BulkResult",
    "Outcome",
    "PropertiesToPublish",
    "PropertyChange",
    "PropertyDraft",
    "as_body",
    "create_properties",
    "in_transaction",
    "lock_parent",
    "update_properties",
]

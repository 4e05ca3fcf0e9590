"""The form behind documents: they stay with the agency.

Set ``WAGTAILDOCS_DOCUMENT_FORM_BASE = "immo_pages.documents.forms.DocumentForm"``.
"""

from wagtail.documents.forms import BaseDocumentForm

from immo_agencies.forms import OwnCollectionMixin


class DocumentForm(OwnCollectionMixin, BaseDocumentForm):
    """For adding, editing and choosing documents."""

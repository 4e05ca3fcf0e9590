"""Documents of a property."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.choosers import OfferedDocumentChooserBlock
from immo_blocks.media import DocumentFacts, document_facts
from immo_blocks.media.samples import SampleDocument


class DocumentItemValue(blocks.StructValue):
    """A document and the words the agency gave it."""

    @property
    def facts(self) -> DocumentFacts | None:
        """What visitors may know of it; None when it is deleted or private."""
        document = self.get("document")
        return None if document is None else document_facts(document)

    @property
    def name(self) -> str:
        """The label, else the kind, else the title."""
        facts = self.facts
        return self.get("label") or (facts.kind_label or facts.title if facts else "")


class DocumentItemBlock(blocks.StructBlock):
    """One document of the list."""

    document = OfferedDocumentChooserBlock(
        label=_("Document"),
        help_text=_("The document itself says who may open it; a private one stays hidden."),
    )
    label = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=_("Label"),
        help_text=_("Left blank: the kind or the title of the document."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        value_class = DocumentItemValue
        form_layout = blocks.BlockGroup(children=["document", "label"])


class DocumentsValue(blocks.StructValue):
    """A list of documents."""

    @property
    def shown(self) -> list[DocumentItemValue]:
        """Those visitors may know of."""
        return [item for item in self.get("documents") or () if item.facts is not None]


class DocumentsBlock(ApiRepresentationMixin, blocks.StructBlock):
    """Documents to open or to ask for; who may open one is a matter of the document."""

    title = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=_("Title"),
        help_text=_("Left blank: Documents."),
    )
    documents = blocks.ListBlock(
        DocumentItemBlock(), default=[], label=_("Documents"), search_index=False
    )

    api_type = "documents"

    class Meta:
        icon = "doc-full-inverse"
        label = _("Documents")
        description = _("Plans, certificates and reports; private ones stay hidden")
        template = "immo_blocks/documents.html"
        preview_template = "immo_blocks/preview.html"
        value_class = DocumentsValue
        label_format = "{title}"
        form_layout = blocks.BlockGroup(children=["documents"], settings=["title"])

    def get_preview_value(self) -> DocumentsValue:
        """Two imagined documents."""
        documents: list[dict[str, Any]] = [
            {"document": SampleDocument(_("Energy certificate"), "public"), "label": ""},
            {"document": SampleDocument(_("Electrical inspection"), "on_request"), "label": ""},
        ]
        return self.normalize({"title": "", "documents": documents})

    def get_translatable_segments(self, value: DocumentsValue) -> list[Any]:
        """None: documents are synchronised as a whole (wagtail-localize)."""
        return []

    def restore_translated_segments(
        self, value: DocumentsValue, segments: list[Any]
    ) -> DocumentsValue:
        """The source value as it is (wagtail-localize)."""
        return value

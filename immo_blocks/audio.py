"""A recording to listen to: a document of the agency."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.choosers import OfferedDocumentChooserBlock
from immo_blocks.media import DocumentFacts, document_facts
from immo_blocks.media.recordings import audio_type
from immo_blocks.media.samples import SampleDocument


class AudioValue(blocks.StructValue):
    """A recording with its words."""

    @cached_property
    def facts(self) -> DocumentFacts | None:
        """What visitors may know of the file; None when it is deleted, private or no recording."""
        document = self.get("document")
        if document is None or not self.content_type:
            return None
        return document_facts(document)

    @property
    def content_type(self) -> str:
        """Type of the file, blank if it cannot be played."""
        return audio_type(self.get("document"))

    @property
    def name(self) -> str:
        """The title, else that of the document."""
        return self.get("title") or (self.facts.title if self.facts else "")


class AudioBlock(ApiRepresentationMixin, blocks.StructBlock):
    """A recording and its words in writing; it plays when everybody may open the document."""

    document = OfferedDocumentChooserBlock(
        label=gettext_lazy("Recording"),
        help_text=gettext_lazy(
            "A document in MP3, M4A, OGG or WAV. Visitors hear it once it is public."
        ),
    )
    title = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("Left blank: the title of the document."),
    )
    transcript = blocks.TextBlock(
        required=False,
        default="",
        rows=6,
        max_length=20_000,
        label=gettext_lazy("The same in writing"),
        help_text=gettext_lazy("For people who cannot hear it, and for search engines."),
    )

    api_type = "audio"

    class Meta:
        icon = "media"
        label = gettext_lazy("Audio")
        description = gettext_lazy("A recording to listen to, with its words in writing")
        template = "immo_blocks/audio.html"
        preview_template = "immo_blocks/preview.html"
        value_class = AudioValue
        form_layout = blocks.BlockGroup(children=["document", "title", "transcript"])

    def get_preview_value(self) -> AudioValue:
        """A recording without a file."""
        title = gettext_lazy("A walk through the house")
        document = SampleDocument(title, "public", filename="walk.mp3")
        transcript = _("We come in from the street, and the first thing we see is the garden.")
        return self.normalize({"document": document, "title": "", "transcript": transcript})

    def clean(self, value: Any) -> AudioValue:
        """Refuse a document that is no recording; raises StructBlockValidationError."""
        cleaned = super().clean(value)
        document = cleaned["document"]
        if document is not None and not audio_type(document):
            text = _(
                "%(name)s is no recording. Choose a file in MP3, M4A, OGG or WAV, or show this "
                "one in the block “Documents”."
            ) % {"name": document.title}
            error = ValidationError(text, code="no_audio")
            raise StructBlockValidationError({"document": error})
        return cleaned

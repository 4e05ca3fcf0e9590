"""A link to a 3D model somewhere else."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from immo_blocks.addresses import AddressBlock, host_of, is_web_address
from immo_blocks.api.representation import ApiRepresentationMixin


class Model3DValue(blocks.StructValue):
    """A link and its words."""

    @property
    def href(self) -> str:
        """The address if it may stand in a link, else blank."""
        url = self.get("url") or ""
        return url if is_web_address(url) else ""

    @property
    def host(self) -> str:
        """Where it leads, for people."""
        return host_of(self.href)


class Model3DBlock(ApiRepresentationMixin, blocks.StructBlock):
    """A model of the building on another site; a plain link, nothing is loaded from there."""

    url = AddressBlock(
        default="",
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("The page where the model can be turned, beginning with https://."),
    )
    title = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("Left blank: 3D model."),
    )
    text = blocks.TextBlock(
        required=False,
        default="",
        rows=2,
        max_length=300,
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("What it shows, for example: the project after the works."),
    )

    api_type = "model_3d"

    class Meta:
        icon = "desktop"
        label = gettext_lazy("3D model")
        description = gettext_lazy("A link to a model of the building on another site")
        template = "immo_blocks/model_3d.html"
        preview_template = "immo_blocks/preview.html"
        value_class = Model3DValue
        preview_value = {
            "url": "https://www.example.com/model",
            "title": "",
            "text": gettext_lazy("Turn the house and look into every room."),
        }
        label_format = "{title} {url}"
        form_layout = blocks.BlockGroup(children=["url", "title", "text"])

    def clean(self, value: Any) -> Model3DValue:
        """Refuse what is no ``https`` address; raises StructBlockValidationError."""
        cleaned = super().clean(value)
        cleaned["url"] = url = cleaned["url"].strip()
        if url and not is_web_address(url):
            text = _("Copy the whole address of the model; it begins with https://")
            error = ValidationError(text, code="address")
            raise StructBlockValidationError({"url": error})
        return cleaned

"""Floor plans: one picture for each level, with its area."""

from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.choosers import OfferedImageChooserBlock
from immo_blocks.media import is_shown
from immo_blocks.media.samples import SampleImage
from immo_blocks.storeys import Storey, storey_choices, storey_label


class PlanValue(blocks.StructValue):
    """One plan and its words."""

    @property
    def name(self) -> str:
        """Level and note in one line, never blank."""
        parts = [storey_label(self.get("level") or ""), self.get("note") or ""]
        return ", ".join(part for part in parts if part) or _("Floor plan")

    @property
    def area_text(self) -> str:
        """``62.5 m²`` as the language writes numbers; blank for none."""
        area = self.get("area_m2")
        return f"{number_format(area.normalize())} m²" if area else ""


class PlanBlock(blocks.StructBlock):
    """The plan of one level; area in m²."""

    image = OfferedImageChooserBlock(
        label=gettext_lazy("Plan"),
        help_text=gettext_lazy("As a picture. A plan in PDF goes into the block “Documents”."),
    )
    level = blocks.ChoiceBlock(
        choices=storey_choices,
        default=Storey.GROUND.value,
        search_index=False,
        label=gettext_lazy("Level"),
    )
    area_m2 = blocks.DecimalBlock(
        required=False,
        min_value=Decimal("0.01"),
        max_digits=8,
        decimal_places=2,
        label=gettext_lazy("Area of the level (m²)"),
        help_text=gettext_lazy("All rooms of the level together; left blank, none is shown."),
    )
    note = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For example: left-hand apartment, state after the works."),
    )

    class Meta:
        icon = "image"
        label = gettext_lazy("Plan")
        value_class = PlanValue
        label_format = "{level} {note}"
        form_layout = blocks.BlockGroup(children=["image", "level", "area_m2"], settings=["note"])


class FloorPlansValue(blocks.StructValue):
    """Plans; a deleted or withheld picture leaves no trace."""

    @property
    def shown(self) -> list[PlanValue]:
        """The plans whose picture visitors may see."""
        return [item for item in self.get("plans") or () if is_shown(item.get("image"))]


class FloorPlanBlock(ApiRepresentationMixin, blocks.StructBlock):
    """The levels of a property, each to be seen large."""

    title = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("Left blank: Floor plans."),
    )
    plans = blocks.ListBlock(PlanBlock(), default=[], label=gettext_lazy("Plans"))

    api_type = "floor_plan"

    class Meta:
        icon = "table"
        label = gettext_lazy("Floor plans")
        description = gettext_lazy("One plan for each level, with its area, to be seen large")
        template = "immo_blocks/floor_plan.html"
        preview_template = "immo_blocks/preview.html"
        value_class = FloorPlansValue
        label_format = "{title}"
        form_layout = blocks.BlockGroup(children=["plans"], settings=["title"])

    def get_preview_value(self) -> FloorPlansValue:
        """Two drawn levels."""
        levels = ((Storey.GROUND, "62.50"), (Storey.FIRST, "58.00"))
        plans: list[dict[str, Any]] = [
            {
                "image": SampleImage(f"plan_{level.name.lower()}", level.label),
                "level": level.value,
                "area_m2": Decimal(area),
                "note": "",
            }
            for level, area in levels
        ]
        return self.normalize({"title": "", "plans": plans})

"""Wagtail's choosers, offering only what may be chosen now; any new chooser starts here."""

import copy
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock, PageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.widgets import AdminImageChooser

from immo_blocks.choices import is_offered, offered
from immo_blocks.media import image_preset_url, is_preset_aware
from immo_blocks.together import rows_in_hand


class OfferedChoiceField(forms.ModelChoiceField):
    """Its rows are those that are offered when it is asked, not when it was made."""

    def _get_queryset(self) -> QuerySet[Any]:
        return offered(self._queryset.all())  # type: ignore[attr-defined]

    queryset = property(_get_queryset, forms.ModelChoiceField._set_queryset)  # type: ignore[attr-defined]


class OfferedChoicesMixin(ChooserBlock):
    """A chooser for which a row that is not offered does not exist."""

    @cached_property
    def field(self) -> OfferedChoiceField:
        """The form field of the block."""
        return OfferedChoiceField(
            queryset=self.model_class.objects.all(),
            widget=self.widget,
            required=self._required,
            validators=self._validators,
            help_text=self._help_text,
            error_messages={"required": _("Choose one here, or remove this part.")},
        )

    def bulk_to_python(self, values: Iterable[Any]) -> list[Model | None]:
        """The rows with these keys, without a query when the whole body was fetched together."""
        keys = list(values)
        in_hand = rows_in_hand()
        found = in_hand.of(self.model_class, keys) if in_hand else None
        if found is None:
            return list(super().bulk_to_python(keys))
        # As Wagtail does it: no two blocks share one object.
        return [copy.copy(row) for row in found]

    def value_from_form(self, value: Any) -> Model | None:
        """The row that was chosen; None for one that is absent, not offered, or no key at all."""
        if value is None or isinstance(value, self.model_class):
            return value
        try:
            return self.field.queryset.get(pk=value)
        except (self.model_class.DoesNotExist, TypeError, ValueError):
            return None

    def get_form_state(self, value: Any) -> Any:
        """What the editor shows: nothing of a row that has gone to somebody else since."""
        return super().get_form_state(value if value is None or is_offered(value) else None)

    @property
    def canonical_module_path(self) -> str:
        """In migrations it is Wagtail's own chooser: only the form differs."""
        stock = next(base for base in type(self).__mro__ if base.__module__.startswith("wagtail."))
        return f"{stock.__module__}.{stock.__qualname__}"


class OfferedImageChooserBlock(OfferedChoicesMixin, ImageChooserBlock):
    """One image."""


class PresetImageChooser(AdminImageChooser):
    """Shows the thumb of the image: a gallery that is opened makes no sizes for it."""

    def get_value_data_from_instance(self, instance: Any) -> dict[str, Any]:
        """As Wagtail's; only images without presets of their own get one made."""
        if not is_preset_aware(instance):
            return super().get_value_data_from_instance(instance)
        thumb = image_preset_url(instance, "thumb")
        preview = {"url": thumb.url, "width": thumb.width, "height": thumb.height}
        plain = BaseChooser.get_value_data_from_instance(self, instance)
        return plain | {"preview": preview, "default_alt_text": instance.default_alt_text}


class GalleryImageChooserBlock(OfferedImageChooserBlock):
    """One image of a gallery."""

    @cached_property
    def widget(self) -> PresetImageChooser:
        """The chooser that shows the thumb."""
        return PresetImageChooser()


class OfferedDocumentChooserBlock(OfferedChoicesMixin, DocumentChooserBlock):
    """One document."""


class OfferedPageChooserBlock(OfferedChoicesMixin, PageChooserBlock):
    """One page."""

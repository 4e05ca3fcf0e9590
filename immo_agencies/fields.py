"""A foreign key to rows of an agency whose form field offers the rows of the scope only."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.forms import Field
from django_scopes import get_scope
from django_scopes.forms import SafeModelChoiceField


class ScopedChoiceField(SafeModelChoiceField):
    """Reads its choices when a form is made, inside the scope of the request.

    A plain field would read them while the module is imported, where no scope is open.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> "ScopedChoiceField":
        """Forms copy their fields: the copy gets the rows of the scope that is open now."""
        copied = super().__deepcopy__(memo)
        if "agency" in get_scope() or get_scope().get("_enabled") is False:
            copied.queryset = copied.queryset.model.objects.all()
        return copied


class ScopedForeignKey(models.ForeignKey):
    """ForeignKey to a model with a scoped manager."""

    def formfield(self, **kwargs: Any) -> Field | None:
        """A choice of the scope's rows, none at import time."""
        model = self.remote_field.model
        options: dict[str, Any] = {
            "form_class": ScopedChoiceField,
            "queryset": model._base_manager.none(),
            "to_field_name": self.remote_field.field_name,
            "blank": self.blank,
        }
        return super(models.ForeignKey, self).formfield(**(options | kwargs))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """In migrations it is a plain foreign key: only the form differs."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs

"""What the endpoints of photos and documents share: only what live public pages really use."""

from typing import Any, ClassVar

from django.http import Http404

from immo_pages.api.base import PublicEndpoint
from immo_pages.api.filters import DeclaredOrdering, IdentityFilter
from immo_pages.usage import candidates, is_used, used_ids


class UsedMediaEndpoint(PublicEndpoint):
    """Candidates come from the reference index; the stored pages confirm each one that is sent."""

    filter_backends: ClassVar[list[Any]] = [IdentityFilter, DeclaredOrdering]
    list_parameters = frozenset({"id"})

    def get_queryset(self) -> Any:
        """Photos or documents of the agency that live public pages seem to use."""
        return candidates(self.public, self.model)  # type: ignore[attr-defined]

    def paginate_queryset(self, queryset: Any) -> list[Any]:
        """The slice without what the stored pages do not confirm."""
        items = list(super().paginate_queryset(queryset))  # type: ignore[misc]
        used = used_ids(self.public, self.model, [item.pk for item in items])  # type: ignore[attr-defined]
        return [item for item in items if item.pk in used]

    def get_object(self) -> Any:
        """The item; 404 when no live public page uses it."""
        item = super().get_object()  # type: ignore[misc]
        if not is_used(self.public, item):
            raise Http404
        return item

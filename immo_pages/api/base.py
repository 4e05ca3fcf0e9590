"""What all endpoints share: anonymous, JSON only, strict about parameters, cacheable."""

from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder
from wagtail.api.utils import get_base_url
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError

from immo_pages.public import PublicContent

# Nothing is purged yet, so an answer may outlive an unpublished page by this much at most.
_FRESH = "public, max-age=5"
_MAX_OFFSET = 1_000_000


class ExactEncoder(JSONEncoder):
    """Amounts and areas as text with their decimals, as in the delivery API; never as floats."""

    def default(self, obj: Any) -> Any:
        """Text for a Decimal, else what REST framework makes of it."""
        return str(obj) if isinstance(obj, Decimal) else super().default(obj)


class ExactJSONRenderer(JSONRenderer):
    """JSON without rounding."""

    encoder_class = ExactEncoder


class BoundedPagination(WagtailPagination):
    """Refuses an offset that the database could not count to."""

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        """The slice asked for; raises BadRequestError for a limit or offset out of bounds."""
        offset = request.GET.get("offset", "")
        if offset.isdigit() and (len(offset) > len(str(_MAX_OFFSET)) or int(offset) > _MAX_OFFSET):
            raise BadRequestError(f"offset cannot be higher than {_MAX_OFFSET}")
        return super().paginate_queryset(queryset, request, view)


class PublicEndpoint:
    """Mixed into Wagtail's view sets.

    Nobody is authenticated here: who signs in sees what a stranger sees, no cookie is read, and
    the same bytes may be kept for everybody.
    """

    renderer_classes: ClassVar[list[Any]] = [ExactJSONRenderer]
    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = []
    http_method_names: ClassVar[list[str]] = ["get", "head"]
    pagination_class = BoundedPagination
    list_parameters: ClassVar[frozenset[str]] = frozenset()
    find_query_parameters: ClassVar[frozenset[str]] = frozenset({"id"})
    order_fields: ClassVar[frozenset[str]] = frozenset({"id"})
    _always = frozenset({"fields"})
    _paging = frozenset({"limit", "offset", "order"})

    @cached_property
    def public(self) -> PublicContent:
        """What visitors of the requested host may see."""
        return PublicContent.of(self.request)  # type: ignore[attr-defined]

    @cached_property
    def base_url(self) -> str:
        """Scheme and host of the answering site."""
        return get_base_url(self.request) or ""  # type: ignore[attr-defined]

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Refuse a parameter that this view does not know: ignoring it would give wrong results."""
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        unknown = set(request.GET) - self.known_parameters()
        if unknown:
            names = ", ".join(sorted(unknown))
            raise BadRequestError(f"query parameter is not known here: {names}")
        if any("\x00" in value for values in request.GET.lists() for value in values[1]):
            raise BadRequestError("null characters are not allowed")

    def known_parameters(self) -> frozenset[str]:
        """Names of the parameters of the running view."""
        by_action = {
            "listing_view": self._paging | self.list_parameters,
            "find_view": self.find_query_parameters,
        }
        action = self.action  # type: ignore[attr-defined]
        return self._always | by_action.get(action, frozenset())

    def find_object(self, queryset: Any, request: Any) -> Any:
        """By ``id``; None without one. Raises BadRequestError for an id that is no number."""
        if "id" not in request.GET:
            return None
        if not request.GET["id"].isdecimal():
            raise BadRequestError("id must be a positive integer")
        return queryset.filter(pk=int(request.GET["id"])).first()

    def check_query_parameters(self, queryset: Any) -> None:
        """Done in ``initial``; Wagtail's own check would allow every column as a filter."""

    def handle_exception(self, exc: Exception) -> Any:
        """An absent object and a foreign one get the same words."""
        if isinstance(exc, Http404):
            exc = Http404("not found")
        return super().handle_exception(exc)  # type: ignore[misc]

    def finalize_response(self, *args: Any, **kwargs: Any) -> Response:
        """Let caches keep what was found for a moment, and nothing else."""
        answer = super().finalize_response(*args, **kwargs)  # type: ignore[misc]
        answer["Cache-Control"] = _FRESH if answer.status_code == 200 else "no-store"
        return answer

    def get_renderer_context(self) -> dict[str, Any]:
        """Compact JSON."""
        return super().get_renderer_context() | {"indent": None}  # type: ignore[misc]

    def resolve_rich_text_format(self) -> str:
        """Rich text is always HTML with addresses resolved."""
        return "html"

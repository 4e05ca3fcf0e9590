"""“My properties”: one card a property, with what this person may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency
from immo_pages.admin.page_states import PageState, state_of, with_states
from immo_pages.assigned.jobs import Job, jobs_of
from immo_pages.assigned.screens import assigned_pages
from immo_pages.assigned.thumbs import own_photos, thumb_of
from immo_pages.assigned.words import not_allowed, who_can_help
from immo_pages.extension_points import PageAction

_KINDS = ("propertypage", "developmentpage")
_SEARCHED = (
    *("title", "draft_title", "propertypage__reference"),
    *(f"{kind}__{name}" for kind in _KINDS for name in ("street", "city", "postal_code")),
)


@dataclass(frozen=True)
class Card:
    """A property as the list shows it, and the same property in ``others``: language and jobs."""

    page: Any
    address: str
    state: PageState
    thumb: Any
    jobs: Sequence[Job]
    others: Sequence[tuple[str, Sequence[Job]]]


def my_properties(request: HttpRequest, agency: Agency, wanted: str = "") -> QuerySet[Page]:
    """Properties of this person, each in one language, the last touched first.

    ``wanted``: every word is somewhere in title, reference or address.
    """
    default = agency.default_language
    twin = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=default
    )
    pages = assigned_pages(request)
    pages = pages.filter(Q(locale__language_code=default) | ~Exists(twin))
    for word in wanted.split():
        pages = pages.filter(reduce(or_, (Q(**{f"{n}__icontains": word}) for n in _SEARCHED)))
    rows: Any = with_states(pages).select_related("locale")
    return rows.order_by("-latest_revision_created_at", "-pk").defer_streamfields().specific()


def cards_of(request: HttpRequest, pages: Sequence[Any], agency: Agency) -> list[Card]:
    """Cards of ``pages``; the number of queries does not depend on how many there are."""
    photos = own_photos(agency, [page.cover_id for page in pages])
    others = _other_languages(request, pages)
    return [
        Card(
            page=page,
            address=_address(page),
            state=state_of(page),
            thumb=thumb_of(photos.get(page.cover_id)),
            jobs=jobs_of(page, request.user, agency),
            others=[
                (other.locale.get_display_name(), _by_language(other, request.user, agency))
                for other in others
                if other.translation_key == page.translation_key
            ],
        )
        for page in pages
    ]


def _other_languages(request: HttpRequest, pages: Sequence[Any]) -> list[Page]:
    keys = [page.translation_key for page in pages]
    found = assigned_pages(request).filter(translation_key__in=keys)
    found = found.exclude(pk__in=[page.pk for page in pages])
    return list(found.select_related("locale").order_by("locale__language_code"))


def _by_language(page: Page, user: Any, agency: Agency) -> list[Job]:
    """Photos and facts are the same in every language: text and reading are not."""
    return [job for job in jobs_of(page, user, agency) if job.icon in {"edit", "view"}]


def _address(page: Any) -> str:
    street = " ".join(filter(None, [page.street, page.house_number]))
    place = " ".join(filter(None, [page.postal_code, page.city]))
    return ", ".join(filter(None, [street, place]))


class MyPropertiesView(WagtailAdminTemplateMixin, ListView):
    """The list where people with one job start."""

    template_name = "immo_pages/assigned/index.html"
    page_title = gettext_lazy("My properties")
    header_icon = "home"
    paginate_by = 24
    page_kwarg = "p"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Members of the active agency who may see properties."""
        agency = active_agency(request)
        if agency is None:
            raise Http404
        self.agency = agency
        if not may(request.user, PageAction.VIEW_PROPERTY, agency):
            raise not_allowed(PageAction.VIEW_PROPERTY, agency, request.user)
        self.search_query = request.GET.get("q", "").replace("\x00", "").strip()[:100]
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Page]:
        """What she may see and looks for."""
        return my_properties(self.request, self.agency, self.search_query)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": _("My properties")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The cards, and whom to ask when there are none."""
        context = super().get_context_data(**kwargs)
        return context | {
            "agency": self.agency,
            "cards": cards_of(self.request, context["object_list"], self.agency),
            "search_query": self.search_query,
            "who": "" if context["object_list"] else who_can_help(self.agency),
        }

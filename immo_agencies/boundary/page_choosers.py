"""The page chooser, kept to own pages: browse, search, several at once, and links typed by hand."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.admin.views import chooser
from wagtail.models import Page, Site

from immo_agencies.boundary.own import ids_in, own_pages
from immo_agencies.tenancy import active_agency


@hooks.register("construct_page_chooser_queryset")
def only_own_pages(pages: Any, request: HttpRequest) -> Any:
    """Pages that the chooser lists and finds."""
    return own_pages(request, pages)


class OwnBrowseView(chooser.BrowseView):
    """Starts at the agency's home.

    Wagtail starts at the root, or at the common ancestor of all pages of the wanted types, which
    may be a page of another agency, and shows any page it is asked for as the parent.
    """

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        """The children of the page asked for, or of the start page."""
        root = Page.get_first_root_node()
        if parent_page_id in (None, root.pk):
            parent_page_id = start_page(request, root).pk
        elif not own_pages(request, Page.objects.filter(pk=parent_page_id)).exists():
            raise Http404
        return super().get(request, parent_page_id)


def start_page(request: HttpRequest, root: Page) -> Page:
    """The agency's home in the language asked for, else in the reader's, else in its own.

    The root for who works for no agency; what lies below is narrowed all the same.
    """
    agency = active_agency(request)
    if agency is None:
        return root
    homes = {home.language: home.page for home in agency.homes.select_related("page")}
    wanted = (request.GET.get("locale", ""), get_language() or "", agency.default_language)
    return next((homes[code] for code in wanted if code in homes), root)


class OwnChosenMultipleView(chooser.ChosenMultipleView):
    """Several pages chosen at once; a foreign one is left out like an absent one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Describe the own ones among ``?id=``."""
        wanted = Page.objects.filter(pk__in=ids_in(request.GET.getlist("id")))
        own = own_pages(request, wanted).values_list("pk", flat=True)
        query = request.GET.copy()
        query.setlist("id", [str(pk) for pk in own])
        request.GET = query  # type: ignore[assignment]
        return super().get(request)


class OwnExternalLinkView(chooser.ExternalLinkView):
    """A typed address becomes a link to a page only on own sites.

    Wagtail would answer an address of another agency with key and draft title of its page.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let Wagtail look at own sites only.

        Raises MultiValueDictKeyError for half a form: Wagtail's field breaks on what did not come.
        """
        request.POST[f"{self.form_prefix}-{self.link_url_field_name}"]
        agency = active_agency(request)
        own = set(agency.sites().values_list("pk", flat=True)) if agency else set()
        request._wagtail_cached_site_root_paths = [  # type: ignore[attr-defined]
            site for site in Site.get_site_root_paths() if site.site_id in own
        ]
        return super().post(request)

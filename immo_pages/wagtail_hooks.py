"""What this room adds to the admin and answers to the rooms below."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import include, path, reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Locale, Page, Site

from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import Kind
from immo_agencies.models import Agency
from immo_agencies.roles import AgencyAction, AnyRole
from immo_agencies.tenancy import owned_by
from immo_agencies.viewsets import menu_item_for
from immo_pages.action_words import WORDS
from immo_pages.addresses import canonical_url
from immo_pages.admin.agents import agent_viewset
from immo_pages.admin.approvals import ApprovalQueueView, open_the_next
from immo_pages.admin.bulk_publish import GatedPublishBulkAction
from immo_pages.admin.dashboard import PropertiesSummaryItem, panels_for
from immo_pages.admin.property_viewset import (
    development_viewset,
    property_listing_viewset,
    property_viewset,
)
from immo_pages.assigned import registration as assigned
from immo_pages.compliance import registration as compliance
from immo_pages.composing import registration as composing
from immo_pages.documents import registration as documents
from immo_pages.doors import DOORS, KINDS
from immo_pages.duties import DUTIES
from immo_pages.extension_points import PageAction
from immo_pages.figures import agency_figures
from immo_pages.furnishing import furnish, new_home
from immo_pages.market import registration as market
from immo_pages.models import DevelopmentPage, PropertyPage
from immo_pages.moderation import registration as moderation
from immo_pages.navigation import is_member_request
from immo_pages.page_reports import registration as page_reports
from immo_pages.photos import registration as photos
from immo_pages.preview_links import registration as preview_links
from immo_pages.publish_action import register_gated_publish
from immo_pages.quick_change import registration as quick_change
from immo_pages.refusal_mails import mail_refused
from immo_pages.translating import buttons as translating
from immo_pages.translating.views import publish as publish_translation
from immo_pages.trash import registration as trash


@hooks.register("immo_role_actions")
def role_actions() -> Mapping[AnyRole, frozenset[StrEnum]]:
    """What each role may do with properties."""
    return DUTIES


@hooks.register("immo_admin_doors")
def admin_doors() -> Mapping[str, Door]:
    """What this room adds to the admin."""
    return DOORS


@hooks.register("immo_id_kinds")
def id_kinds() -> Mapping[str, Kind]:
    """Ids in its addresses."""
    return KINDS


@hooks.register("immo_action_words")
def action_words() -> Mapping[StrEnum, Any]:
    """What these actions are called on a screen."""
    return WORDS


@hooks.register("immo_choosable_models")
def choosable_models() -> list[type[Page]]:
    """A member's list names properties and developments."""
    return [PropertyPage, DevelopmentPage]


@hooks.register("immo_choosable_pages")
def choosable_pages(agency: Agency) -> QuerySet[Page]:
    """Originals: a translation comes with the property it translates."""
    kinds = Page.objects.type(PropertyPage, DevelopmentPage)
    originals = kinds.filter(locale__language_code=agency.default_language)
    return owned_by(agency, originals).order_by("title")


@hooks.register("immo_home_page")
def home_page(agency: Agency, locale: Locale) -> Page:
    """Home page of an agency that is being opened."""
    return new_home(agency, locale)


@hooks.register("immo_furnish_home")
def furnish_home(agency: Agency, home: Page) -> None:
    """Pages every home has from the start."""
    furnish(home)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Words for the history of a page."""
    actions.register_action(
        "immo_pages.publish_refused",
        _("Refuse scheduled publication"),
        _("Scheduled publication refused"),
    )


@hooks.register("before_serve_page")
def only_in_its_language(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """A path without a live translation is absent, not the same text in another language."""
    if page.locale.language_code != get_language():
        raise Http404
    return None


@hooks.register("before_serve_page", order=20)
def at_its_own_address(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """A property with a site of its own is served there only."""
    own = page.get_site()
    if own is None or own == Site.find_for_request(request):
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(canonical_url(page) + (f"?{query}" if query else ""))


@hooks.register("on_serve_page")
def keep_pages_of_members_private(
    serve: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """A page that came with a session may show the members' bar: no shared cache keeps it."""

    def serve_and_mark(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        answer = serve(page, request, args, kwargs)
        if is_member_request(request):
            patch_cache_control(answer, private=True)
        return answer

    return serve_and_mark


@hooks.register("register_admin_urls")
def translating_urls() -> list[Any]:
    """Addresses of our own translation views."""
    addresses = (translating.urlpatterns, "immo_translating")
    return [path("translating/", include(addresses, namespace="immo_translating"))]


hooks.register("immo_agency_figures", agency_figures)
hooks.register("immo_publish_refused", mail_refused)
# After Wagtail's own, which has the same name: the last one stays.
hooks.register("register_actions", register_gated_publish, order=100)
assigned.register()
moderation.register()
composing.register()
preview_links.register()
compliance.register()
quick_change.register()
market.register()
trash.register()
documents.register()
photos.register()
page_reports.register()
# Before wagtail-localize's own, which publishes without asking and in the row of a live page.
hooks.register("before_edit_page", publish_translation, order=-10)
hooks.register("register_page_header_buttons", translating.translation_buttons)
hooks.register("register_page_listing_more_buttons", translating.translation_buttons)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    """Properties, their editor with the gate in it, and estate agents."""
    return [property_viewset, development_viewset, property_listing_viewset, agent_viewset]


@hooks.register("register_admin_menu_item")
def new_property_menu_item() -> MenuItem:
    """The short form, one click away from everywhere."""
    return menu_item_for(PageAction.COMPOSE_PROPERTY)(
        _("New property"),
        reverse("immo_properties:new"),
        name="new-property",
        icon_name="circle-plus",
        order=40,
    )


@hooks.register("register_admin_urls")
def approval_urls() -> list[Any]:
    """The queue of what waits for approval."""
    return [path("approvals/", ApprovalQueueView.as_view(), name="immo_approvals")]


@hooks.register("register_admin_menu_item")
def approvals_menu_item() -> MenuItem:
    """The queue, for who approves."""
    return menu_item_for(AgencyAction.MODERATE)(
        _("To approve"),
        reverse("immo_approvals"),
        name="to-approve",
        icon_name="tasks",
        order=60,
    )


@hooks.register("after_edit_page", order=100)
def next_of_the_queue(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After a decision the next page that waits is opened."""
    return open_the_next(request, page)


@hooks.register("construct_homepage_panels")
def dashboard_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Ours in the place of Wagtail's, which are unbounded and ask every task of every agency."""
    panels[:] = panels_for(request)


@hooks.register("construct_homepage_summary_items", order=100)
def summary_items(request: HttpRequest, items: list[Any]) -> None:
    """Counts of the platform are for the platform; members see their own."""
    if not request.user.is_superuser:
        items[:] = [PropertiesSummaryItem(request)]


# After Wagtail's own registration, which has the same name: the last one stays.
hooks.register("register_bulk_action", GatedPublishBulkAction, order=100)

"""Lists of pages: filters that name own people, own sites and own kinds of pages only."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.functional import classproperty
from wagtail import hooks
from wagtail.admin.filters import MultipleContentTypeFilter, MultipleUserFilter
from wagtail.admin.views.pages.listing import (
    EditedByFilter,
    GenericPageFilterSet,
    PageFilterSet,
    SiteFilter,
)
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageLogEntry, Site

from immo_agencies.boundary.own import own_pages
from immo_agencies.boundary.page_forms import OwnCopyView, OwnPrivacyView
from immo_agencies.tenancy import active_agency

_STOCK = GenericPageFilterSet.base_filters  # their labels are translated by Wagtail


def owners(request: HttpRequest) -> QuerySet[Any]:
    """People who made own pages."""
    made_by = own_pages(request, Page.objects.order_by()).values("owner_id")
    return get_user_model()._default_manager.filter(pk__in=made_by)


def editors(request: HttpRequest) -> QuerySet[Any]:
    """People who edited own pages."""
    pages = own_pages(request, Page.objects.order_by()).values("pk")
    edits = PageLogEntry.objects.filter(action="wagtail.edit", page__in=pages).order_by()
    return get_user_model()._default_manager.filter(pk__in=edits.values("user_id"))


def sites(request: HttpRequest) -> QuerySet[Site]:
    """Own sites."""
    agency = active_agency(request)
    return agency.sites() if agency else Site.objects.none()


def kinds(request: HttpRequest) -> QuerySet[ContentType]:
    """Kinds of own pages."""
    used = own_pages(request, Page.objects.order_by()).values("content_type_id")
    return ContentType.objects.filter(pk__in=used).order_by("model")


class OwnPageFilterSet(PageFilterSet):
    """Of pages of one kind."""

    owner = MultipleUserFilter(
        label=_STOCK["owner"].label, queryset=owners, widget=CheckboxSelectMultiple
    )
    edited_by = EditedByFilter(
        label=_STOCK["edited_by"].label, queryset=editors, widget=CheckboxSelectMultiple
    )
    site = SiteFilter(label=_STOCK["site"].label, queryset=sites, widget=CheckboxSelectMultiple)

    class Meta(PageFilterSet.Meta):
        pass


class OwnGenericPageFilterSet(OwnPageFilterSet):
    """Of pages of any kind."""

    content_type = MultipleContentTypeFilter(
        label=_STOCK["content_type"].label, queryset=kinds, widget=CheckboxSelectMultiple
    )

    class Meta(PageFilterSet.Meta):
        pass


class AgencyPageViewSet(PageViewSet):
    """Wagtail's page views, with filters that name nobody else's people. Base of every other."""

    copy_view_class = OwnCopyView
    set_privacy_view_class = OwnPrivacyView

    @classproperty
    def filterset_class(cls) -> type[PageFilterSet]:  # noqa: N805  a property of the class
        """Filters of the explorer and of "pages of this kind"."""
        return OwnGenericPageFilterSet if cls.model is Page else OwnPageFilterSet


@hooks.register("register_admin_viewset", order=100)
def any_page_viewset() -> PageViewSet:
    """After Wagtail's own, for every kind of page without a viewset: the later one stays."""
    return AgencyPageViewSet()

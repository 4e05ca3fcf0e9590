"""Addresses of Wagtail's admin that we answer ourselves, because no setting narrows its views.

Include them before Wagtail's own: ``path("admin/", include("immo_agencies.boundary.shadow"))``.
Names and paths are Wagtail's, so its templates and scripts find them.
"""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns

from immo_agencies.boundary import page_choosers as pages
from immo_agencies.boundary.tags import autocomplete

_shadowed = [
    path("tag-autocomplete/", autocomplete, name="wagtailadmin_tag_autocomplete"),
    path(
        "tag-autocomplete/<slug:app_name>/<slug:model_name>/",
        autocomplete,
        name="wagtailadmin_tag_model_autocomplete",
    ),
    path("choose-page/", pages.OwnBrowseView.as_view(), name="wagtailadmin_choose_page"),
    path(
        "choose-page/<int:parent_page_id>/",
        pages.OwnBrowseView.as_view(),
        name="wagtailadmin_choose_page_child",
    ),
    path(
        "choose-page/chosen-multiple/",
        pages.OwnChosenMultipleView.as_view(),
        name="wagtailadmin_choose_page_chosen_multiple",
    ),
    path(
        "choose-external-link/",
        pages.OwnExternalLinkView.as_view(),
        name="wagtailadmin_choose_page_external_link",
    ),
]

# The same three wrappers, in the same order, as in wagtail.admin.urls.
urlpatterns = decorate_urlpatterns(_shadowed, require_admin_access)
urlpatterns = decorate_urlpatterns(urlpatterns, display_custom_404)
urlpatterns = decorate_urlpatterns(urlpatterns, never_cache)

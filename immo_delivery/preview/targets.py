"""Which preview address is the one of a page?"""

from typing import Any

from django_scopes import get_scope, scopes_disabled
from wagtail.models import Site

from immo_agencies.tenancy import agency_of
from immo_delivery.extension_points import headless_refusal
from immo_delivery.models import PreviewTarget


def target_of(page: Any) -> PreviewTarget | None:
    """The one of the page's site, if its agency has one and may use it; one query.

    A page that has no place in the tree yet, as the screen for a new page shows it, has the one
    of the main site of the agency that is worked for.
    """
    found = _of_place(page) if page.path else _of_main_site()
    return found if found and headless_refusal(found.agency) is None else None


def _of_place(page: Any) -> PreviewTarget | None:
    agency, site = agency_of(page), _site_of(page)
    if agency is None or site is None:
        return None
    with scopes_disabled():
        rows = PreviewTarget.objects.filter(agency=agency, site=site)
        found: PreviewTarget | None = rows.select_related("agency", "site").first()
    return found


def _site_of(page: Any) -> int | None:
    """Key of the deepest site that the page lies below, from Wagtail's cached roots."""
    for root in Site.get_site_root_paths():
        if (page.url_path or "").startswith(root.root_path):
            return int(root.site_id)
    return None


def _of_main_site() -> PreviewTarget | None:
    if not get_scope().get("agency"):
        return None
    rows = PreviewTarget.objects.select_related("agency", "site").order_by("site__root_page__depth")
    found: PreviewTarget | None = rows.first()
    return found

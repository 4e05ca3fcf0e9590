"""Where deleted pages lie, and how they get there and back.

Wagtail's own move saves the page and tells everybody that it has moved (redirects are made). Here
nothing is saved and nobody is told: the page is only out of sight.
"""

from django.db.models import Value
from django.db.models.functions import Concat, Substr
from treebeard.mp_tree import MP_MoveHandler
from wagtail.models import Page, Site

from immo_agencies.models import AgencyHome
from immo_agencies.tenancy import HOME_PATH_LENGTH
from immo_pages.models import BinPage

_SLUG = "_trash"


class NoHome(LookupError):
    """The page lies below no agency's home."""


def bin_for(page: Page) -> Page:
    """The bin of the home above ``page``, made at the first use; its row is locked.

    Raises NoHome for a page of the platform.
    """
    homes = AgencyHome.objects.select_for_update(no_key=True, of=("self",))
    home = homes.filter(page__path=page.path[:HOME_PATH_LENGTH]).first()
    if home is None:
        raise NoHome(str(page))
    if home.bin_id is None:
        home.bin = _new_bin(Page.objects.get(pk=home.page_id))
        home.save(update_fields=["bin"])
    return locked(home.bin_id)


def locked(pk: int | None) -> Page:
    """The page ``pk`` as it is now, locked until the end of the transaction."""
    return Page.objects.select_for_update(no_key=True).get(pk=pk)


def move_quietly(page: Page, target: Page) -> Page:
    """Make ``page`` the last child of ``target`` and return it as it is then.

    Lock both before: the place is counted from the children that are there.
    """
    old = page.url_path
    MP_MoveHandler(page, target, "last-child").process()
    moved = Page.objects.get(pk=page.pk)
    new = moved.set_url_path(Page.objects.get(pk=target.pk))
    Page.objects.filter(path__startswith=moved.path).update(
        url_path=Concat(Value(new), Substr("url_path", len(old) + 1))
    )
    Site.clear_site_root_paths_cache()
    return Page.objects.get(pk=page.pk)


def _new_bin(home: Page) -> Page:
    bin_page = BinPage(title="Trash", slug=_SLUG, live=False, locale=home.locale)
    home.add_child(instance=bin_page)
    return bin_page

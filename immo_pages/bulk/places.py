"""Places in the tree for pages that come after the last child of a parent."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import F, Q
from django.utils.text import slugify
from treebeard.exceptions import PathOverflow
from wagtail.models import Page

from immo_pages.models import PropertyPage

_LAST_STEP = len(Page.alphabet) ** Page.steplen - 1
_SLUG_LENGTH = 240  # leaves room for a suffix in 255 characters


def lock_parent(parent: Page) -> Page:
    """Lock the row of the parent and return it: tree rows come before the agency everywhere.

    ``add_child`` of an editor takes the same lock, so that no two pages get one path.
    """
    return Page.objects.select_for_update(no_key=True).get(pk=parent.pk)


def give_places(parent: Page, pages: Sequence[PropertyPage]) -> None:
    """Set path, depth, slug and address of ``pages`` after the last child of ``parent``.

    ``parent`` must be locked. Raises PathOverflow when it is full.
    """
    children = Page.objects.filter(depth=parent.depth + 1, path__startswith=parent.path)
    last = children.order_by("-path").values_list("path", flat=True).first()
    start = Page._str2int(last[-Page.steplen :]) if last else 0
    if start + len(pages) > _LAST_STEP:
        raise PathOverflow(f"{parent} has no room for {len(pages)} more pages.")
    wanted = [wanted_slug(page) for page in pages]
    for step, (page, slug) in enumerate(zip(pages, free_slugs(parent, wanted), strict=True)):
        page.path = Page._get_path(parent.path, parent.depth + 1, start + 1 + step)
        page.depth = parent.depth + 1
        page.numchild = 0
        page.slug = slug
        page.set_url_path(parent)


def count_children(parent: Page, added: int) -> None:
    """Add to the number of children the tree keeps."""
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + added)


def wanted_slug(page: PropertyPage) -> str:
    """The slug a page asks for, else one made of its title as Wagtail makes it."""
    unicode_slugs = getattr(settings, "WAGTAIL_ALLOW_UNICODE_SLUGS", True)
    slug = page.slug or slugify(page.title, allow_unicode=unicode_slugs)
    return slug[:_SLUG_LENGTH].strip("-") or "property"


def free_slugs(parent: Page, wanted: Sequence[str]) -> list[str]:
    """The wanted slugs, with Wagtail's suffixes (-2, -3) where one is taken below ``parent``."""
    taken = _taken(parent, Q(slug__in=set(wanted)))
    often = {slug for slug, times in Counter(wanted).items() if times > 1}
    for slug in taken & set(wanted) | often:
        taken |= _taken(parent, Q(slug__startswith=f"{slug}-"))
    given = []
    for slug in wanted:
        given.append(_free(slug, taken))
        taken.add(given[-1])
    return given


def _taken(parent: Page, condition: Q) -> set[str]:
    siblings = Page.objects.filter(depth=parent.depth + 1, path__startswith=parent.path)
    found: Iterable[str] = siblings.filter(condition).values_list("slug", flat=True)
    return set(found)


def _free(slug: str, taken: set[str]) -> str:
    candidate, suffix = slug, 1
    while candidate in taken:
        suffix += 1
        candidate = f"{slug}-{suffix}"
    return candidate

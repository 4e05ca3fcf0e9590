"""Put pages back from the trash: place, address, reference, and on air where they were."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signals import page_published

from immo_agencies.tenancy import HOME_PATH_LENGTH
from immo_pages.foreign import ForeignReferences
from immo_pages.gate import PublishRefused
from immo_pages.models import PropertyIndexPage, PropertyPage, TrashedPage
from immo_pages.signals import moved_quietly
from immo_pages.trash.bins import bin_for, locked, move_quietly


@dataclass
class Returned:
    """What became of the pages: ``renamed`` got a new address, ``without_reference`` lost theirs to
    another property, ``drafts`` were on air and are not any more."""

    pages: list[Page] = field(default_factory=list)
    renamed: list[Page] = field(default_factory=list)
    without_reference: list[Page] = field(default_factory=list)
    drafts: list[Page] = field(default_factory=list)


def put_back(rows: Sequence[TrashedPage], *, by: Any) -> Returned:
    """Put the pages of ``rows`` back; call it inside a transaction, parents before children."""
    returned = Returned()
    for row in (row for row in rows if row.is_top):
        _move_back(row, returned)
    TrashedPage._base_manager.filter(pk__in=[row.pk for row in rows]).delete()
    for row in rows:
        _give_reference_back(row, returned)
        page = Page.objects.get(pk=row.page_id).specific
        log(instance=page, action="immo_pages.restored", user=by)
        if row.was_live and not _back_on_air(page, row, by):
            returned.drafts.append(page)
    moved_quietly.send(TrashedPage, keys=[row.page_id for row in rows])
    return returned


def _move_back(row: TrashedPage, returned: Returned) -> None:
    bin_for(row.page)  # locked first, as when something is thrown away
    parent = locked(_parent_of(row).pk)
    page = locked(row.page_id)
    slug = _free_slug(page, parent)
    if slug != page.slug:
        Page.objects.filter(pk=page.pk).update(slug=slug)
        page.slug = slug
        returned.renamed.append(page)
    returned.pages.append(move_quietly(page, parent))


def _parent_of(row: TrashedPage) -> Page:
    """The old parent, or the list of properties of the home when that is gone too."""
    old = row.parent
    if old is not None and not TrashedPage._base_manager.filter(page=old).exists():
        return old
    home = Page.objects.get(path=row.page.path[:HOME_PATH_LENGTH])
    lists = PropertyIndexPage.objects.child_of(home).order_by("path")
    return lists.first() or home


def _free_slug(page: Page, parent: Page) -> str:
    """The old end of the address, with a number behind it when another page has it now."""
    siblings = set(parent.get_children().values_list("slug", flat=True))
    slug, number = page.slug, 1
    while slug in siblings:
        number += 1
        slug = f"{page.slug}-{number}"
    return slug


def _give_reference_back(row: TrashedPage, returned: Returned) -> None:
    if row.reference is None:
        return
    own = PropertyPage._base_manager.get(pk=row.page_id)
    same = PropertyPage._base_manager.filter(agency=own.agency_id, reference=row.reference)
    if same.filter(language_code=own.language_code).exclude(pk=own.pk).exists():
        returned.without_reference.append(own)
        return
    PropertyPage._base_manager.filter(pk=own.pk).update(reference=row.reference)


def _back_on_air(page: Any, row: TrashedPage, by: Any) -> bool:
    """Publish the page as it was; False: it stays a draft, and why is for the editor to say."""
    if by is not None and not page.permissions_for_user(by).can_publish():
        return False
    page = type(page)._base_manager.get(pk=page.pk)
    page.live, page.live_revision_id = True, row.live_revision_id
    page.has_unpublished_changes = row.had_unpublished_changes
    try:
        with transaction.atomic():
            page.save(clean=False)
    except (PublishRefused, ForeignReferences):
        return False
    log(instance=page, action="wagtail.publish", user=by, revision=page.live_revision)
    page_published.send(sender=type(page), instance=page, revision=page.live_revision)
    return True

"""Change status, price, availability or open houses of a property at once, and undo it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from immo_agencies import audit
from immo_agencies.models import Agency
from immo_agencies.permissions import may
from immo_agencies.scope import agency_scope
from immo_agencies.tenancy import agency_of
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage, QuickChange
from immo_pages.quick_change.drafts import Drafts, drafts_of
from immo_pages.quick_change.values import (
    OF_ONE_LANGUAGE,
    PRICE_HISTORY,
    PRICES,
    Plain,
    QuickValues,
    checked,
    is_same,
    values_in,
    values_of,
)
from immo_pages.quick_change.words import not_allowed
from immo_pages.quick_change.writing import write_page, write_translation_source


class NothingToChange(ValidationError):
    """The property says all of it already, in its page and in its draft."""


class UndoRefused(ValidationError):
    """It was undone already, or something was changed again since."""


@transaction.atomic
def change(page: Page, values: QuickValues, *, by: Any, now: datetime | None = None) -> QuickChange:
    """Write ``values`` into the page of the property, its drafts and its other languages.

    The page that is live stays live and the draft a draft; a schedule and a running approval stay
    as they are, with the new values in them. Raises NotAllowed, ValidationError by name,
    NothingToChange, or PublishRefused for a live page that would lose a mandatory mention.
    """
    agency = _agency_where_she_may(page, values.given(), by)
    pages = lock_property(page)
    row = pages[page.pk]
    wanted = checked(row, values)
    made = QuickChange(agency=agency, page=row, by=by, at=now or timezone.now())
    plans = [_plan(made, one, _for_page(wanted, one, row)) for one in pages.values()]
    if not made.before:
        raise NothingToChange(_("Nothing was changed."), code="nothing")
    with agency_scope(agency):
        for plan in plans:
            _change_page(made, plan)
        write_translation_source(pages, row, wanted)
        made.save()
    _record("quick_change.made", made, by)
    return made


@transaction.atomic
def undo(quick_change: QuickChange, *, by: Any, now: datetime | None = None) -> None:
    """Put back what ``quick_change`` replaced, in the same places.

    Raises NotAllowed, UndoRefused when anything of it was changed again, or PublishRefused.
    """
    page = quick_change.page
    agency = _agency_where_she_may(page, _names(quick_change), by)
    pages = lock_property(page)
    made = QuickChange.all_objects.select_for_update(of=("self",)).get(pk=quick_change.pk)
    if made.undone_at is not None:
        raise UndoRefused(_("This quick change is undone already."), code="undone")
    mine = {pk: one for pk, one in pages.items() if str(pk) in made.after}
    for one in mine.values():
        _refuse_changed_again(made, one)
    made.undone_at, made.undone_by = now or timezone.now(), by
    with agency_scope(agency):
        for one in mine.values():
            _undo_page(made, one)
        row = pages[page.pk]
        write_translation_source(pages, row, made.before[str(row.pk)]["page"])
        made.save(update_fields=["undone_at", "undone_by"])
    _record("quick_change.undone", made, by)
    quick_change.undone_at, quick_change.undone_by = made.undone_at, by


def lock_property(page: Page) -> dict[int, PropertyPage]:
    """Lock the rows of the property in all its languages, in one order for everybody; read them.

    The agency comes after them, in the gate.
    """
    group = PropertyPage._base_manager.filter(
        translation_key=page.translation_key, agency=agency_of(page)
    )
    keys = sorted(group.values_list("pk", flat=True))
    rows = Page._base_manager.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    list(rows.values_list("pk", flat=True))
    found = PropertyPage._base_manager.filter(pk__in=keys).select_related("locale")
    return {one.pk: one for one in found.order_by("pk")}


def _agency_where_she_may(page: Page, names: Mapping[str, Any] | set[str], by: Any) -> Agency:
    agency = agency_of(page)
    wanted = [PageAction.QUICK_CHANGE]
    if PRICES & set(names):
        wanted.append(PageAction.EDIT_PRICE)
    for action in wanted:
        if agency is None or not may(by, action, agency, page):
            raise not_allowed(action, agency, by)
    assert agency is not None  # noqa: S101  the loop has asked
    return agency


def _for_page(wanted: Plain, page: PropertyPage, row: PropertyPage) -> Plain:
    """Words are those of one language; facts of all."""
    if page.pk == row.pk:
        return wanted
    return {name: value for name, value in wanted.items() if name not in OF_ONE_LANGUAGE}


@dataclass(frozen=True)
class _Plan:
    """What one page is to say. Read before any page is written: a save reaches other languages."""

    page: PropertyPage
    drafts: Drafts
    wanted: Plain

    @property
    def names(self) -> list[str]:
        """All that changes: what a price was, changes with it."""
        return [*self.wanted, *(PRICE_HISTORY if PRICES & set(self.wanted) else ())]


def _plan(made: QuickChange, page: PropertyPage, wanted: Plain) -> _Plan:
    """Note in ``made`` what stands there now, unless the page says all of it already."""
    drafts = drafts_of(page)
    plan = _Plan(page, drafts, wanted)
    before = {
        "page": values_of(page, plan.names),
        "draft": values_in(drafts.latest.content, plan.names) if drafts.latest else {},
        "others": {str(one.pk): values_in(one.content, plan.names) for one in drafts.others},
    }
    before["draft"] = before["draft"] or before["page"]
    places = [before["page"], before["draft"], *before["others"].values()]
    if not all(is_same(page, n, old[n], wanted[n]) for old in places for n in wanted):
        made.before[str(page.pk)] = before
    return plan


def _change_page(made: QuickChange, plan: _Plan) -> None:
    page, names = plan.page, plan.names
    if str(page.pk) not in made.before:
        return
    write_page(page, plan.drafts, plan.wanted, names, by=made.by, now=made.at)
    made.after[str(page.pk)] = values_of(page, names)
    _log("immo_pages.quick_change", page, plan.wanted, made.by)


def _undo_page(made: QuickChange, page: PropertyPage) -> None:
    before = made.before[str(page.pk)]
    drafts = drafts_of(page)
    page.price_is_put_back = True
    in_drafts = {str(drafts.latest.pk): before["draft"]} if drafts.latest else {}
    in_drafts = before["others"] | in_drafts
    moment = made.undone_at or timezone.now()
    names = list(before["page"])
    write_page(
        page, drafts, before["page"], names, by=made.undone_by, now=moment, in_drafts=in_drafts
    )
    _log("immo_pages.quick_change_undone", page, before["page"], made.undone_by)


def _refuse_changed_again(made: QuickChange, page: PropertyPage) -> None:
    """What somebody wrote since, on the page or in the draft, is not thrown away."""
    after = made.after[str(page.pk)]
    names = [name for name in after if name not in PRICE_HISTORY]
    drafts = drafts_of(page)
    places = [values_of(page, names)]
    if drafts.latest is not None:
        places.append(values_in(drafts.latest.content, names))
    if not all(is_same(page, n, now[n], after[n]) for now in places for n in names):
        text = _("It cannot be undone: it was changed again since. Make a new quick change.")
        raise UndoRefused(text, code="changed_again")


def _names(made: QuickChange) -> set[str]:
    return {name for values in made.after.values() for name in values}


def _log(action: str, page: PropertyPage, values: Plain, by: Any) -> None:
    names = [name for name in values if name not in PRICE_HISTORY]
    revision = page.latest_revision
    log(instance=page, action=action, user=by, revision=revision, data={"fields": names})


def _record(action: str, made: QuickChange, by: Any) -> None:
    """Once for the property: the page on which it was done stands for its languages."""
    key = str(made.page_id)
    old, new = made.before.get(key, {}).get("page", {}), made.after.get(key, {})
    changes = {name: (old[name], new[name]) for name in new if name in old}
    audit.record(action, made.agency, by=by, obj=made.page, changes=changes)

"""Questions this room asks whoever is installed above it. Answer them in ``wagtail_hooks.py``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Locale, Page

from immo_agencies.roles import DUTIES, AnyRole

if TYPE_CHECKING:
    from immo_agencies.models import Agency


@dataclass(frozen=True)
class Refusal:
    """A reason of plan or state not to allow an action now.

    ``message`` says what is refused and why, ``remedy`` what to do, ``url`` where.
    """

    code: str
    message: str
    remedy: str = ""
    url: str = ""


class UnknownAction(LookupError):
    """Somebody asked about an action that no room declares."""


def role_actions(role: AnyRole) -> frozenset[StrEnum]:
    """Actions of ``role`` in all rooms.

    Hook ``immo_role_actions() -> Mapping[AnyRole, frozenset[StrEnum]]``: the room above says what
    each role may do there.
    """
    return frozenset().union(*(duties.get(role, frozenset()) for duties in _all_duties()))


def require_declared(action: StrEnum) -> None:
    """Raise UnknownAction unless some room declares the enum of ``action``."""
    enums = {type(a) for duties in _all_duties() for actions in duties.values() for a in actions}
    if type(action) not in enums:
        raise UnknownAction(f"{action!r} belongs to no room's actions.")


def _all_duties() -> list[Mapping[AnyRole, frozenset[StrEnum]]]:
    return [DUTIES, *(answer() for answer in hooks.get_hooks("immo_role_actions"))]


def first_refusal(action: StrEnum, agency: "Agency", subject: Any) -> Refusal | None:
    """First refusal of the installed plugins.

    Hook ``immo_refuse(action, agency, subject) -> Refusal | None``: answered by plans and state.
    """
    for ask in hooks.get_hooks("immo_refuse"):
        if refused := ask(action=action, agency=agency, subject=subject):
            return refused
    return None


def new_home_page(agency: "Agency", locale: Locale) -> Page:
    """An unsaved home page for ``agency`` in ``locale``.

    Hook ``immo_home_page(agency, locale) -> Page``; without an answer a plain Wagtail page.
    """
    makers: list[Callable[..., Page]] = list(hooks.get_hooks("immo_home_page"))
    if makers:
        return makers[0](agency=agency, locale=locale)
    return Page(title=agency.name, locale=locale)


def furnish_home(agency: "Agency", home: Page) -> None:
    """Let the room above make the pages that every home has from the start.

    Hook ``immo_furnish_home(agency, home) -> None``.
    """
    for answer in hooks.get_hooks("immo_furnish_home"):
        answer(agency=agency, home=home)


def action_words() -> dict[StrEnum, Any]:
    """What each action is called on a screen, in the order of the rooms and of their enums.

    Hook ``immo_action_words() -> Mapping[action, words]``: a verb and its object ("Publish
    properties"). Every action of a room needs its words.
    """
    words: dict[StrEnum, Any] = {}
    for answer in hooks.get_hooks("immo_action_words"):
        words |= answer()
    return words


def choosable_models() -> list[type[Page]]:
    """Kinds of pages that can be given to a member one by one.

    Hook ``immo_choosable_models() -> list[type[Page]]``.
    """
    answers = hooks.get_hooks("immo_choosable_models")
    return [model for answer in answers for model in answer()]


def choosable_pages(agency: "Agency") -> QuerySet[Page]:
    """The original pages of ``agency`` that a member's list may name, translations left out.

    Hook ``immo_choosable_pages(agency) -> QuerySet[Page]``.
    """
    found = Page.objects.none()
    for answer in hooks.get_hooks("immo_choosable_pages"):
        found = answer(agency=agency)
    return found


def agency_figures(agency_ids: Sequence[int]) -> dict[Any, Mapping[int, int]]:
    """How much each of the agencies has: label -> key of the agency -> number, 0 left out.

    Hook ``immo_agency_figures(agency_ids) -> Mapping[label, Mapping[agency_id, number]]``: counts
    and sizes only, for people who may know nothing else. Constant in queries.
    """
    figures: dict[Any, Mapping[int, int]] = {}
    for answer in hooks.get_hooks("immo_agency_figures"):
        figures |= answer(agency_ids=agency_ids)
    return figures


def plugin_log_words() -> dict[str, Any]:
    """Words of the agency's log for the actions that the rooms above record.

    Hook ``immo_log_words() -> Mapping[code, words]``: what somebody did, in the past ("Sent a page
    for approval"). A key without a dot names the group of all codes that start with it.
    """
    words: dict[str, Any] = {}
    for answer in hooks.get_hooks("immo_log_words"):
        words |= answer()
    return words


def files_of_pages(pages: QuerySet[Page], model: type[Model]) -> frozenset[int]:
    """Keys of the photos or documents (``model``) that ``pages`` use, in their drafts as well.

    Hook ``immo_files_of_pages(pages, model) -> frozenset[int]``: whoever sees the pages of a list
    sees their files.
    """
    answers = hooks.get_hooks("immo_files_of_pages")
    return frozenset().union(*(answer(pages=pages, model=model) for answer in answers))


def approval_path(page: Page, part: str) -> str:
    """Path of the screen on which ``page`` is reviewed ("review"), or on which its author sees
    what became of it ("sent").

    Hook ``immo_approval_path(page, part) -> str``; without an answer the page editor.
    """
    for answer in hooks.get_hooks("immo_approval_path"):
        if found := answer(page=page, part=part):
            return str(found)
    return reverse("wagtailadmin_pages:edit", args=[page.pk])

"""May this person still see the draft? Asked when it is stored and whenever it is fetched."""

from typing import Any

from django_scopes import scopes_disabled

from immo_agencies.access import access_in, bind
from immo_delivery.models import PreviewDraft
from immo_pages.models.trash import TrashedPage


def may_see(draft: PreviewDraft) -> bool:
    """Whether who stored the draft may open its page in the editor now.

    The person is narrowed to the agency, as in a request of her own.
    """
    person: Any = draft.by
    access = access_in(person, draft.agency)
    if access is None:
        return False
    bind(person, access)
    place = draft.page if draft.page_id else draft.parent
    if place is None:
        return False
    tester = place.specific.permissions_for_user(person)
    if draft.page_id is None:
        return bool(tester.can_add_subpage())
    if not access.covers(place) or _is_in_trash(place):
        return False
    return bool(tester.can_edit() or tester.can_publish())


def _is_in_trash(page: Any) -> bool:
    with scopes_disabled():
        return TrashedPage.objects.filter(page=page.pk).exists()

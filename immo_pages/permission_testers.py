"""Part (a) of the publish gate: may this agency publish one more?

Asked about plan and state only, never about content: Wagtail's tester sees the stored row, not
the form that is being posted.
"""

from typing import Any

from wagtail.models import PagePermissionTester

from immo_agencies.permissions import Refusal, may, refusal
from immo_agencies.tenancy import agency_of
from immo_pages.extension_points import PageAction
from immo_pages.page_reports.blocked import is_blocked_for


def publish_refusal(page: Any) -> Refusal | None:
    """Why the agency of ``page`` may not publish one more property now, or None."""
    agency = agency_of(page)
    if agency is None:
        return None
    return refusal(PageAction.PUBLISH_PROPERTY, agency, subject=page)


class AgencyPagePermissionTester(PagePermissionTester):
    """Who may change a page may not for that reason remove, move or copy it.

    Wagtail lets whoever edits a draft delete and move it.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only who may delete properties."""
        return self._may(PageAction.DELETE_PROPERTY) and super().can_delete(ignore_bulk)

    def can_move(self) -> bool:
        """Only who composes: Wagtail asks the same as for deleting, which is more than that."""
        return self._may(PageAction.COMPOSE_PROPERTY) and super().can_delete(ignore_bulk=True)

    def can_copy(self) -> bool:
        """Only who composes."""
        return self._may(PageAction.COMPOSE_PROPERTY) and super().can_copy()

    def _may(self, action: PageAction) -> bool:
        """Asked of the role and its properties; a superuser outside a request passes."""
        if self.user.is_superuser:
            return True
        return may(self.user, action, agency_of(self.page), self.page)


class UnblockedPagePermissionTester(AgencyPagePermissionTester):
    """A page that the operator blocked is kept as a draft: what is typed is not lost."""

    def can_publish(self) -> bool:
        """The gate says why not; this one only asks."""
        if not super().can_publish():
            return False
        return self.page.live or not is_blocked_for(self.user, self.page)


class PropertyPermissionTester(UnblockedPagePermissionTester):
    """A property that is not live is published only where one more is allowed."""

    def can_publish(self) -> bool:
        """Re-publishing a live property is not one more."""
        if not super().can_publish():
            return False
        return self.page.live or publish_refusal(self.page) is None


class PropertyParentPermissionTester(UnblockedPagePermissionTester):
    """Says no to publishing a new child, so that Wagtail keeps it as a draft."""

    def can_publish_subpage(self) -> bool:
        """Whether a property made here may go live at once."""
        return super().can_publish_subpage() and publish_refusal(self.page) is None


class AgencyHomePermissionTester(AgencyPagePermissionTester):
    """The home page of an agency stays where it is."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only the break-glass account removes a home page."""
        return self.user.is_superuser and super().can_delete(ignore_bulk)

    def can_move(self) -> bool:
        """Only the break-glass account moves a home page."""
        return self.user.is_superuser and super().can_move()

    def can_unpublish(self) -> bool:
        """A site without home page would answer with an error."""
        return self.user.is_superuser and super().can_unpublish()

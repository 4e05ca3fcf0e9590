"""Bulk publication: publishes what may be, reports the rest with its reasons."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from immo_agencies.tenancy import for_agency
from immo_pages.admin.refusals import tell_refused
from immo_pages.foreign import ForeignReferences, foreign_gaps
from immo_pages.gate import PublishRefused
from immo_pages.permission_testers import AgencyPagePermissionTester


class GatedPublishBulkAction(PublishBulkAction):
    """Wagtail's action publishes all pages or, at the first refusal, none.

    What is asked is the content of the latest revision, which is what gets published; the gate in
    ``publish()`` and ``save()`` does the asking.
    """

    def check_perm(self, page: Any) -> bool:
        """Only the role: asked about plan and state, Wagtail would say "no permission"."""
        return _may_publish(page, self.request.user)

    def get_actionable_objects(self) -> Any:
        """Ids of other agencies count as absent; ``all`` means all of the active agency."""
        if not self.request.user.is_superuser:
            self._own_ids_only()
        return super().get_actionable_objects()

    def _own_ids_only(self) -> None:
        wanted = self.request.GET.getlist("id")
        own = for_agency(self.request, Page.objects.all())
        if "all" not in wanted:
            own = own.filter(pk__in=[key for key in wanted if key.isdecimal()])
        elif parent := self.request.GET.get("childOf", ""):
            own = own.filter(pk__in=self._children_of(parent))
        keys = [str(key) for key in own.values_list("pk", flat=True)]
        if not keys:
            raise Http404
        query = self.request.GET.copy()
        query.setlist("id", keys)
        self.request.GET = query

    def _children_of(self, parent: str) -> Any:
        if not parent.isdecimal():
            raise Http404
        return self.get_all_objects_in_listing_query(parent)

    def get_execution_context(self) -> dict[str, Any]:
        """Where the action reports what it refused."""
        self.refused: list[PublishRefused] = []
        return {**super().get_execution_context(), "refused": self.refused}

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        include_descendants: bool = False,
        user: Any = None,
        refused: list[PublishRefused] | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Publish page by page, each in a savepoint of its own."""
        parents = children = 0
        for page in objects:
            parents += _publish(page, user, refused)
            for child in _drafts_below(page, user) if include_descendants else ():
                children += _publish(child, user, refused)
        return parents, children

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> Any:
        """What was published; each refusal is a message of its own."""
        for refusal in self.refused:
            tell_refused(
                self.request, refusal.page, refusal.reasons, headline=_headline(refusal.page)
            )
        if num_parent_objects + num_child_objects == 0:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)


def _publish(page: Page, user: Any, refused: list[PublishRefused] | None) -> int:
    try:
        with transaction.atomic():
            revision = page.get_latest_revision() or page.specific.save_revision(user=user)
            revision.publish(user=user)
    except (PublishRefused, ForeignReferences) as error:
        if refused is None:
            raise
        refused.append(
            error
            if isinstance(error, PublishRefused)
            else PublishRefused(page, foreign_gaps(error.references))
        )
        return 0
    return 1


def _drafts_below(page: Page, user: Any) -> Iterable[Page]:
    drafts = page.get_descendants().not_live().defer_streamfields().specific()
    for draft in drafts.iterator():
        if user is None or _may_publish(draft, user):
            yield draft


def _may_publish(page: Page, user: Any) -> bool:
    return AgencyPagePermissionTester(user, page).can_publish()


def _headline(page: Page) -> str:
    return _("“%(title)s” is not published.") % {"title": page.get_admin_display_title()}

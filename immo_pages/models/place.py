"""What every page of an agency knows about its place in the tree, and what it may name."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from wagtail.log_actions import log
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of
from immo_blocks.together import made_together
from immo_pages.extension_points import OtherPreview, other_previews, tell_publish_refused
from immo_pages.foreign import ForeignReferences, foreign_gaps, refuse_foreign_references
from immo_pages.forms import AgencyPageForm
from immo_pages.gate import PublishRefused, is_housekeeping, refuse_source_language
from immo_pages.page_reports.blocked import blocked_refusal
from immo_pages.permission_testers import (
    AgencyPagePermissionTester,
    UnblockedPagePermissionTester,
)
from immo_pages.translating.drafting import is_drafting


class CrossAgencyError(Exception):
    """A page may not be moved or copied to another agency."""


class AgencyPageMixin(models.Model):
    """Pages whose agency is the one of the home page above them."""

    base_form_class = AgencyPageForm
    live: bool
    _references_judged = False

    class Meta:
        abstract = True

    @property
    def owner_agency(self) -> Agency | None:
        """Agency of the page, from its path: no query."""
        return agency_of(self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With everything that the blocks of the body refer to fetched at once."""
        if (body := getattr(self, "body", None)) is not None:
            made_together(body)
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        return context

    @cached_property
    def other_previews(self) -> list[OtherPreview]:
        """Ways to look at a draft besides Wagtail's own; asked once a page."""
        return other_previews(self)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Wagtail's own, and those that the rooms above add."""
        own: list[tuple[str, Any]] = super().preview_modes  # type: ignore[misc]
        return [*own, *((one.name, one.label) for one in self.other_previews)]

    @property
    def default_preview_mode(self) -> str:
        """Wagtail's own: nobody is asked about others."""
        own: list[tuple[str, Any]] = super().preview_modes  # type: ignore[misc]
        return own[0][0]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """In the way that is asked for; in Wagtail's own where another has no answer."""
        for one in self.other_previews if mode_name else ():
            if one.name == mode_name.partition(":")[0]:
                served = one.serve(self, request, mode_name)
                if served is not None:
                    return served
        answer: HttpResponse = super().serve_preview(request, mode_name)  # type: ignore[misc]
        return answer

    def permissions_for_user(self, user: Any) -> AgencyPagePermissionTester:
        """Wagtail's tester, which also asks the role before a page is removed, moved or copied."""
        return UnblockedPagePermissionTester(user, self)

    def clean(self) -> None:
        """Refuse what belongs to another agency; raises ForeignReferences."""
        super().clean()
        if not self._references_judged:
            refuse_foreign_references(self)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save, unless the page names what belongs to another agency: ForeignReferences.

        What the stored row names already may stay there, so that a page can be taken offline.
        A live page in the language of another raises PublishRefused.
        """
        if self._references_judged or is_housekeeping(kwargs.get("update_fields")):
            return super().save(*args, **kwargs)
        if self.is_only_drafted():
            return None
        refuse_foreign_references(self)
        if self.live:
            refuse_source_language(self)
        with self.references_judged():
            return super().save(*args, **kwargs)

    def is_only_drafted(self) -> bool:
        """Whether the save at hand may not touch the row: it is live, and a draft is written."""
        return self.live and is_drafting()

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a draft, unless it names what belongs to another agency: ForeignReferences."""
        refuse_foreign_references(self)
        with self.references_judged():
            return super().save_revision(*args, **kwargs)  # type: ignore[misc]

    def publish(
        self,
        revision: Any,
        user: Any = None,
        changed: bool = True,
        log_action: Any = True,
        **kwargs: Any,
    ) -> Any:
        """Publish ``revision`` or raise PublishRefused with nothing changed.

        A scheduled revision that is refused leaves the queue instead, is logged and told, so that
        the pages of other agencies behind it do not wait.
        """
        try:
            self._speak_before_the_tester(revision)
            with transaction.atomic(), self._reasons_instead_of_errors():
                return super().publish(  # type: ignore[misc]
                    revision, user=user, changed=changed, log_action=log_action, **kwargs
                )
        except PublishRefused as refused:
            if log_action != "wagtail.publish.scheduled":
                raise
            self._unschedule(revision, refused)

    def move(self, target: Page, *args: Any, **kwargs: Any) -> None:
        """Move within the agency only; raises CrossAgencyError otherwise."""
        refuse_other_agency(self, target)
        super().move(target, *args, **kwargs)  # type: ignore[misc]

    @contextmanager
    def references_judged(self, judged: bool = True) -> Iterator[None]:
        """Inside, what the page names is not asked about again."""
        before, self._references_judged = self._references_judged, judged
        try:
            yield
        finally:
            self._references_judged = before

    def _speak_before_the_tester(self, revision: Any) -> None:
        """Raise PublishRefused for what Wagtail's permission tester would call "no permission"."""
        if refused := blocked_refusal(self):
            raise PublishRefused(self, [refused])

    @contextmanager
    def _reasons_instead_of_errors(self) -> Iterator[None]:
        try:
            yield
        except ForeignReferences as error:
            raise PublishRefused(self, foreign_gaps(error.references)) from error

    @transaction.atomic
    def _unschedule(self, revision: Any, refused: PublishRefused) -> None:
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        reasons = [str(reason.message) for reason in refused.reasons]
        log(
            instance=self,
            action="immo_pages.publish_refused",
            data={"reasons": reasons},
            revision=revision,
        )
        told = self, revision, refused.reasons
        transaction.on_commit(lambda: tell_publish_refused(*told), robust=True)


def refuse_other_agency(page: Any, target: Page) -> None:
    """Raise CrossAgencyError unless ``target`` belongs to the agency of ``page``."""
    if agency_of(page) != agency_of(target):
        raise CrossAgencyError(f"{page} and {target} belong to different agencies.")

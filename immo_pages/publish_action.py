"""Wagtail's publish action for whoever takes it from the registry: API v3 and generic views.

The stock one goes round ``Page.publish()``: a refusal would come out as "no permission", with the
schedules of other revisions cleared already.
"""

from typing import Any

from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page


class GatedPublishAction(PublishPageRevisionAction):
    """Publish through the page, which asks the gate in one transaction."""

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Publish or schedule the revision; raises PublishRefused with nothing changed."""
        self.revision.publish(
            user=self.user,
            changed=self.changed,
            log_action=self.log_action,
            previous_revision=self.previous_revision,
            skip_permission_checks=skip_permission_checks,
        )


def register_gated_publish(registry: Any) -> None:
    """For every page: whoever asks names ``Page``, whatever the page is."""
    registry.register(Page, GatedPublishAction)

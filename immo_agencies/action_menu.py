"""The button that sends a page for approval, in the words of the glossary."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem


class SendForApprovalMenuItem(SubmitForModerationMenuItem):
    """Wagtail writes the name of the workflow on it, which is stored in one language only."""

    label = _("Send for approval")
    label_again = _("Send for approval again")

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """As Wagtail's, with our label; another one after changes were asked."""
        context = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page else None
        sent_back = state is not None and state.status == state.STATUS_NEEDS_CHANGES
        context["label"] = self.label_again if sent_back else self.label
        return context


# Leads to an address that the boundary keeps closed: a property is no alias.
_CLOSED = {"localize-convert-to-alias"}


def with_our_words(items: list[ActionMenuItem]) -> list[ActionMenuItem]:
    """``items`` with Wagtail's submit button replaced, at its place, without closed ones."""
    return [
        SendForApprovalMenuItem(order=item.order)
        if type(item) is SubmitForModerationMenuItem
        else item
        for item in items
        if item.name not in _CLOSED
    ]

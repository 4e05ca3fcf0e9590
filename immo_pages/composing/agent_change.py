"""Give a property another estate agent: in its row, its drafts and what waits for approval."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from immo_agencies.permissions import may
from immo_agencies.scope import agency_scope
from immo_agencies.tenancy import agency_of
from immo_pages.assigned.words import not_allowed
from immo_pages.bulk import traces
from immo_pages.extension_points import PageAction
from immo_pages.models import Agent, PropertyPage
from immo_pages.quick_change.actions import lock_property
from immo_pages.quick_change.drafts import drafts_of, rewrite, write_latest


@transaction.atomic
def change_agent(page: Page, agent: Agent | None, *, by: Any) -> None:
    """Write ``agent`` into ``page``, as a quick change does: what is live stays live.

    Raises NotAllowed: for a live page to who makes no quick changes, for a draft to who does not
    compose. Raises PublishRefused for a live page that the gate would not let pass.
    """
    agency = agency_of(page)
    action = PageAction.QUICK_CHANGE if page.live else PageAction.COMPOSE_PROPERTY
    if agency is None or not may(by, action, agency, page):
        raise not_allowed(action, agency, by)  # type: ignore[arg-type]
    row = lock_property(page)[page.pk]
    with agency_scope(agency):
        _write(row, agent, by)


def _write(row: PropertyPage, agent: Agent | None, by: Any) -> None:
    now, said = timezone.now(), {"agent": agent.pk if agent else None}
    drafts = drafts_of(row)
    row.agent = agent
    row.save(clean=False)
    for one in drafts.others:
        rewrite(one, said, row)
    revision = write_latest(drafts, said, row, by=by, now=now)
    if row.live:
        traces.tell_published([row])
    log(instance=row, action="wagtail.edit", user=by, revision=revision, content_changed=True)

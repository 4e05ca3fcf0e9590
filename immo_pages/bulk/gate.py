"""The publish gate for a whole batch: plan and state once, the content of each page."""

from dataclasses import dataclass

from immo_agencies.models import Agency
from immo_agencies.permissions import Refusal, refusal
from immo_pages.extension_points import PageAction


@dataclass(frozen=True)
class PropertiesToPublish:
    """Subject of ``PageAction.PUBLISH_PROPERTY`` when several properties go live in one step.

    Whoever counts compares ``live + count`` with what the plan holds; for any other subject the
    count is 1.
    """

    count: int


def may_publish(agency: Agency, wanted: int, *, ahead: int = 0) -> tuple[int, Refusal | None]:
    """How many of ``wanted`` properties may go live, and why not the others.

    One question when all may; else as many as it takes to halve the way to the limit. ``ahead``
    counts those that would be live already (a dry run, whose rows are not there).
    """
    if wanted == 0:
        return 0, None
    refused = _ask(agency, ahead + wanted)
    if refused is None:
        return wanted, None
    allowed, too_many = 0, wanted
    while too_many - allowed > 1:
        middle = (allowed + too_many) // 2
        answer = _ask(agency, ahead + middle)
        if answer is None:
            allowed = middle
        else:
            too_many, refused = middle, answer
    return allowed, refused


def _ask(agency: Agency, count: int) -> Refusal | None:
    return refusal(PageAction.PUBLISH_PROPERTY, agency, subject=PropertiesToPublish(count=count))

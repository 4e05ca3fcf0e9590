"""The statement of compliance of one property: what it says, from one version of the page.

It is made on demand and not kept: the same version and the same rules give the same statement. The
log keeps that it was made, of which version, by which rules.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from immo_agencies import audit
from immo_agencies.models import Agency
from immo_pages.advert_rules import RULES_VERSION
from immo_pages.compliance.results import RuleResult, State, region_name, results_of


@dataclass(frozen=True)
class Statement:
    """What is printed. ``number`` names page, version and day: it stands on every sheet."""

    number: str
    page: Any
    agency: Agency
    revision: Revision | None
    made_at: datetime.datetime
    made_by: str
    rules_version: str
    results: list[RuleResult]

    @property
    def region(self) -> str:
        """The region whose law was asked."""
        return region_name(self.page)

    @property
    def is_published(self) -> bool:
        """Whether this version is what visitors see."""
        return self.revision is not None and self.page.live_revision_id == self.revision.pk

    def count(self, state: State, *, required: bool | None = None) -> int:
        """How many rules came out so; of all weights when ``required`` is not given."""
        found = [one for one in self.results if one.state == state]
        return sum(required is None or one.required == required for one in found)

    @property
    def missing_required(self) -> int:
        """Required mentions that are missing."""
        return self.count(State.MISSING, required=True)

    @property
    def missing_advised(self) -> int:
        """Recommended mentions that are missing."""
        return self.count(State.MISSING, required=False)


def make_statement(
    page: Any, revision: Revision | None, *, agency: Agency, by: Any, now: datetime.datetime
) -> Statement:
    """The statement on ``page`` as saved in ``revision``, on the day of ``now``.

    Without a revision (a page that was imported and never saved since) on the stored row.
    """
    version = revision.as_object() if revision else page
    version.derive_region()
    version.mirror_body()
    # What ``as_object`` does not carry: where the page stands now.
    version.live_revision_id = page.live_revision_id
    local = timezone.localtime(now)
    return Statement(
        number=f"{page.pk}-{revision.pk if revision else 0}-{local:%Y%m%d}",
        page=version,
        agency=agency,
        revision=revision,
        made_at=now,
        made_by=by.get_full_name() or str(by),
        rules_version=RULES_VERSION,
        results=results_of(version, on=local.date(), agency=agency),
    )


@transaction.atomic
def note_made(statement: Statement, *, by: Any) -> None:
    """Write in the agency's log that the statement was given out.

    The id of the version is the object; the version of the rules is kept as a digest.
    """
    about = statement.revision or statement.page
    rules = {"rules": ("", statement.rules_version)}
    audit.record("compliance.statement_made", statement.agency, by=by, obj=about, changes=rules)

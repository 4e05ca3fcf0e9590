"""A file of redirects: what it would do, shown first, then done in one transaction."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from immo_agencies.audit import record
from immo_agencies.models import Agency
from immo_agencies.redirects.actions import state_of
from immo_agencies.redirects.addresses import clean_link, clean_old_path
from immo_agencies.redirects.csv_file import CsvRow, is_permanent, target_of
from immo_agencies.redirects.ways import Place, Ways


class Outcome(models.TextChoices):
    """What happens to a row."""

    CREATE = "create", pgettext_lazy("row of a file", "New")
    UPDATE = "update", pgettext_lazy("row of a file", "Changed")
    SAME = "same", pgettext_lazy("row of a file", "Already so")
    REFUSED = "refused", pgettext_lazy("row of a file", "Left out")


@dataclass
class Step:
    """One row: what it asks and what becomes of it; ``before`` is the target it had."""

    row: CsvRow
    outcome: Outcome = Outcome.CREATE
    reason: str = ""
    before: str = ""
    place: Place | None = None
    link: str = ""
    permanent: bool = True
    existing: Redirect | None = None

    def refuse(self, reason: str) -> None:
        """Leave the row out."""
        self.outcome, self.reason = Outcome.REFUSED, reason


class Plan:
    """What a file would do to the redirects of an agency, row by row."""

    def __init__(self, agency: Agency, rows: list[CsvRow], main: Site) -> None:
        self.ways = Ways.of(agency)
        self.main = main
        self.hosts = {site.hostname: site for site in reversed(self.ways.sites)}
        self.existing = _existing(self.ways.sites)
        self.steps = [Step(row) for row in rows]
        for step in self.steps:
            self._read(step)
        self._refuse_repeated()
        self._compare()
        self._refuse_circles()

    @property
    def counts(self) -> dict[str, int]:
        """Rows by outcome."""
        found = Counter(step.outcome for step in self.steps)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.counts["create"] or self.counts["update"])

    def _read(self, step: Step) -> None:
        row = step.row
        try:
            site = self._site(row.site)
            step.place = (site.pk, clean_old_path(row.old, self.hosts.keys()))
            step.link = clean_link(row.target)
            step.permanent = is_permanent(row.permanent)
        except ValidationError as error:
            step.refuse(error.messages[0])

    def _site(self, name: str) -> Site:
        if not name:
            return self.main
        if name.lower() not in self.hosts:
            raise ValidationError(_("This is not one of your sites."), code="site")
        return self.hosts[name.lower()]

    def _open(self) -> list[Step]:
        return [step for step in self.steps if step.outcome != Outcome.REFUSED]

    def _refuse_repeated(self) -> None:
        first: dict[Place | None, int] = {}
        for step in self._open():
            line = first.setdefault(step.place, step.row.line)
            if line != step.row.line:
                step.refuse(_("The same address as in line %(line)s.") % {"line": line})

    def _compare(self) -> None:
        for step in self._open():
            assert step.place is not None  # noqa: S101  a row that was read has one
            step.existing = self.existing.get(step.place)
            if step.existing is None:
                continue
            step.before = target_of(step.existing)
            same = step.before == step.link and step.existing.is_permanent == step.permanent
            step.outcome = Outcome.SAME if same else Outcome.UPDATE

    def _refuse_circles(self) -> None:
        changing = [s for s in self._open() if s.outcome != Outcome.SAME and s.place]
        for step in changing:
            self.ways.add(step.place, step.link)  # type: ignore[arg-type]
        for step in changing:
            if self.ways.lead_back(step.place, step.link):  # type: ignore[arg-type]
                step.refuse(_("This leads back to the old address: nobody would ever arrive."))


def _existing(sites: list[Site]) -> dict[Place, Redirect]:
    rows = Redirect.objects.filter(site__in=sites)
    rows = rows.select_related("redirect_page__locale", "site")
    return {(row.site_id, row.old_path): row for row in rows}


@transaction.atomic
def carry_out(agency: Agency, rows: list[CsvRow], main: Site, *, by: Any) -> Plan:
    """Do what ``rows`` say now: everything or, when something breaks, nothing.

    The plan is made again under the lock, because the redirects may have changed since the test
    run. One row in the agency's log names every redirect that was made or changed.
    """
    Agency.objects.lock(agency.pk)
    plan = Plan(agency, rows, main)
    changed: dict[str, tuple[Any, Any]] = {}
    for step in plan.steps:
        if step.outcome in {Outcome.CREATE, Outcome.UPDATE}:
            before = state_of(step.existing) if step.existing else None
            redirect = _write(step)
            changed[str(redirect.pk)] = (before, state_of(redirect))
    if changed:
        record("redirect.imported", agency, by=by, changes=changed)
    return plan


def _write(step: Step) -> Redirect:
    site_id, old_path = step.place or (0, "")
    redirect = step.existing or Redirect(site_id=site_id, old_path=old_path)
    redirect.redirect_page = None
    redirect.redirect_page_route_path = ""
    redirect.redirect_link = step.link
    redirect.is_permanent = step.permanent
    redirect.automatically_created = False
    redirect.save()
    return redirect

"""Does the public see this property now? Asked for the change feed; readers ask the tree itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from django_scopes import scopes_disabled
from wagtail.models import PageViewRestriction

from immo_pages.market.visibility import CLOSED, visibility
from immo_pages.models import StatusRules


@dataclass(frozen=True)
class Publicity:
    """Rules of some agencies and restricted paths, read once for many pages."""

    rules: dict[Any, StatusRules]
    restricted: tuple[str, ...]
    now: datetime

    @classmethod
    def of(cls, agency_ids: Iterable[Any], now: datetime) -> Self:
        """What these agencies want shown; two queries."""
        with scopes_disabled():
            found = StatusRules.objects.filter(agency__in=list(agency_ids))
            rules = {row.agency_id: row for row in found}
        paths = PageViewRestriction.objects.values_list("page__path", flat=True)
        return cls(rules, tuple(paths), now)

    def shows(self, page: Any) -> bool:
        """Whether the address of this property answers visitors."""
        if not self.is_open(page):
            return False
        rules = self.rules.get(page.agency_id) or StatusRules()
        return visibility(page, rules, self.now).on_site

    def ends_at(self, page: Any) -> datetime | None:
        """When the clock takes the page off the site; None: not by itself."""
        rules = self.rules.get(page.agency_id) or StatusRules()
        closes = page.status_changed_at + timedelta(days=rules.days_shown)
        ends = [page.expire_at, closes if page.status in CLOSED else None]
        return min((moment for moment in ends if moment), default=None)

    def is_open(self, page: Any) -> bool:
        """Whether the tree lets visitors see this page, whatever it is."""
        if not page.live or (page.expire_at and page.expire_at <= self.now):
            return False
        return not page.path.startswith(self.restricted)

"""Panels about days to come: papers that run out, pages that appear or disappear by themselves."""

from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from immo_pages.admin.dashboard_base import ROWS, AgencyPanel, counted
from immo_pages.admin.gap_links import editor_url
from immo_pages.due_papers import papers_due


class ExpiringPanel(AgencyPanel):
    """Certificates and extracts that have run out or will within a month."""

    name = "immo_expiring"
    order = 130
    template_name = "immo_pages/admin/dashboard/expiring.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The ten most urgent, each with the way to its place in the editor."""
        papers, total = papers_due(self.properties(), today=timezone.localdate(), most=ROWS)
        rows = [
            {"due": one, "page": one.page, "url": f"{editor_url(one.page.pk)}#{one.paper.anchor}"}
            for one in papers
        ]
        return {
            "rows": rows,
            "heading": counted(_("Certificates and extracts to renew"), total),
            "listing_url": f"{reverse('immo_properties:index')}?due=1" if total else "",
        }


class ScheduledPanel(AgencyPanel):
    """Pages that go live, or offline, by themselves."""

    name = "immo_scheduled"
    order = 140
    template_name = "immo_pages/admin/dashboard/scheduled.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The next ten of both kinds together."""
        appear, disappear = self._appear(), self._disappear()
        rows = [
            *({"page": page, "at": page.goes_live_at, "appears": True} for page in appear[:ROWS]),
            *({"page": page, "at": page.expire_at, "appears": False} for page in disappear[:ROWS]),
        ]
        rows.sort(key=lambda row: (row["at"], row["page"].pk))
        for row in rows:
            row["url"] = editor_url(row["page"].pk)
        return {
            "rows": rows[:ROWS],
            "heading": counted(_("Scheduled"), appear.count() + disappear.count()),
            "listing_url": f"{reverse('immo_properties:index')}?state=scheduled" if rows else "",
        }

    def _appear(self) -> QuerySet[Any]:
        planned = Revision.page_revisions.filter(
            object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
        )
        day = planned.order_by("approved_go_live_at").values("approved_go_live_at")[:1]
        pages = self.properties().annotate(goes_live_at=Subquery(day))
        return pages.filter(goes_live_at__isnull=False).order_by("goes_live_at", "pk")

    def _disappear(self) -> QuerySet[Any]:
        pages = self.properties().filter(live=True, expire_at__gte=timezone.now())
        return pages.order_by("expire_at", "pk")

"""The form of what follows from a status."""

from wagtail.admin.forms.models import WagtailAdminModelForm

from immo_pages.models import StatusRules


class StatusRulesForm(WagtailAdminModelForm):
    """All of it."""

    class Meta:
        model = StatusRules
        fields = ("lists_reserved", "days_shown", "own_site_leads_to")

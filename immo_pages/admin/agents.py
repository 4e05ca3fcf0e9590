"""Estate agents of the agency: the contact cards of its adverts."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from immo_agencies.viewsets import AgencyModelViewSet
from immo_pages.extension_points import PageAction
from immo_pages.models import Agent


class AgentViewSet(AgencyModelViewSet):
    """List, add, edit, delete."""

    model = Agent
    agency_action = PageAction.MANAGE_AGENTS
    name = "immo_agents"
    url_prefix = "agents"
    icon = "user"
    menu_label = _("Estate agents")
    menu_name = "agents"
    menu_order = 400
    add_to_admin_menu = True
    list_display = ["name", "title", "phone", "email"]
    search_fields = ["name", "email"]
    ordering = ["name"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("title"), FieldPanel("ipi_number")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("photo"),
            ],
            heading=_("Contact card"),
        )
    ]


agent_viewset = AgentViewSet()

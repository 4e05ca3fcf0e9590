"""What this room adds to the admin and answers to the rooms below."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import Kind
from immo_agencies.roles import AnyRole
from immo_delivery.doors import DOORS, KINDS
from immo_delivery.duties import DUTIES, LOG_WORDS, WORDS
from immo_delivery.outgoing.viewset import webhook_viewset
from immo_delivery.preview import registration as preview
from immo_delivery.preview.viewset import preview_viewset
from immo_delivery.tokens.viewset import token_viewset


class ConnectionsGroup(ViewSetGroup):
    """Other programs: who reads, who is told, who shows drafts."""

    items = (token_viewset, webhook_viewset, preview_viewset)
    menu_label = _("Connections")
    menu_name = "connections"
    menu_icon = "link"
    menu_order = 7950


@hooks.register("register_admin_viewset")
def connections() -> ConnectionsGroup:
    """Access keys, webhooks and preview addresses."""
    return ConnectionsGroup()


@hooks.register("immo_role_actions")
def role_actions() -> Mapping[AnyRole, frozenset[StrEnum]]:
    """Who manages them."""
    return DUTIES


@hooks.register("immo_action_words")
def action_words() -> Mapping[StrEnum, Any]:
    """What that is called on a screen."""
    return WORDS


@hooks.register("immo_log_words")
def log_words() -> Mapping[str, Any]:
    """And in the log."""
    return LOG_WORDS


@hooks.register("immo_admin_doors")
def admin_doors() -> Mapping[str, Door]:
    """Its addresses."""
    return DOORS


@hooks.register("immo_id_kinds")
def id_kinds() -> Mapping[str, Kind]:
    """Ids in them."""
    return KINDS


preview.register()

"""What the actions of this room are called on a screen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_pages.extension_points import PageAction

WORDS: Mapping[StrEnum, Any] = {
    PageAction.VIEW_PROPERTY: _("See properties"),
    PageAction.COMPOSE_PROPERTY: _("Compose properties"),
    PageAction.EDIT_TEXT: _("Write texts of properties"),
    PageAction.EDIT_PRICE: _("Change prices"),
    PageAction.QUICK_CHANGE: _("Change status, price and availability of a live page at once"),
    PageAction.ARRANGE_PHOTOS: _("Add, order and caption photos"),
    PageAction.DOWNLOAD_ORIGINALS: _("Download original photos"),
    PageAction.COMPLETE_LEGAL_FILE: _("Complete the legal file"),
    PageAction.READ_DOCUMENTS: _("Read private documents"),
    PageAction.SUBMIT_PROPERTY: _("Send properties for approval"),
    PageAction.PUBLISH_PROPERTY: _("Publish properties and take them offline"),
    PageAction.DELETE_PROPERTY: _("Delete properties and put them back"),
    PageAction.DESTROY_PROPERTY: _("Delete properties for ever"),
    PageAction.UPLOAD_FILE: _("Send photos and documents"),
    PageAction.PUBLISH_DOCUMENT: _("Make documents public"),
    PageAction.SHARE_PREVIEW: _("Show drafts by a link"),
    PageAction.MANAGE_AGENTS: _("Manage the contact cards of estate agents"),
    PageAction.MANAGE_TEMPLATES: _("Save, rename and delete templates of properties"),
}

"""What previews add to the page editor: a mode, a link, a script, a permitted frame."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.widgets import Button
from wagtail.models import Page

from immo_agencies.tenancy import for_agency
from immo_blocks.players import note_frames
from immo_delivery.models import PreviewTarget
from immo_delivery.preview.addresses import host_of, origin_of
from immo_delivery.preview.serving import MODE, has_preview, previews
from immo_delivery.preview.targets import target_of


def _permit_frames(items: Any, request: HttpRequest, context: Any) -> None:
    """The policy of this very screen lets its preview show the agency's own sites."""
    targets = for_agency(request, PreviewTarget.objects.all())
    note_frames(request, map(origin_of, targets.values_list("url", flat=True)))


def _script() -> SafeString:
    return format_html('<script src="{}"></script>', versioned_static("immo_delivery/preview.js"))


def _buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """One click from the editor to the saved draft on the other site, with a fresh code."""
    if not page.pk or not has_preview(page.specific_class):
        return
    target = target_of(page)
    if target is None or not _may_look(page, user):
        return
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    yield Button(
        _("Look at it on %(host)s") % {"host": host_of(target.url)},
        url=f"{draft}?mode={MODE}",
        icon_name="view",
        attrs={"target": "_blank", "rel": "noreferrer"},
        priority=65,
    )


def _may_look(page: Page, user: Any) -> bool:
    tester = page.specific_deferred.permissions_for_user(user)
    return bool(tester.can_edit() or tester.can_publish())


def register() -> None:
    """Register all of it; called by this room's ``wagtail_hooks``."""
    hooks.register("immo_previews", previews)
    hooks.register("construct_page_action_menu", _permit_frames)
    hooks.register("insert_editor_js", _script)
    hooks.register("register_page_header_buttons", _buttons)

"""Values for the arguments of every address: an own one, a foreign one, an absent one.

``VALUES`` is read from the top: the first line whose pattern matches the full name and that names
the argument wins. An address with an argument that no line names fails the proof.
"""

import uuid
from fnmatch import fnmatchcase
from typing import Any

from django.utils.encoding import force_bytes
from django.utils.http import int_to_base36, urlsafe_base64_encode

from immo_pages.photos.presets import PRESETS
from immo_pages.theme import theme_digest
from tests.isolation.arguments import Fixed, Id, Named, Secret, Shared, Value
from tests.isolation.world import ABSENT, AgencyWorld


class NoProvider(LookupError):
    """An argument of an address for which nobody wrote a value."""


def path_on_site(agency: AgencyWorld) -> str:
    """Where the published property stands, without the language."""
    home = agency.named["home"].url_path
    return agency.named["property"].url_path.removeprefix(home)


def _photo_name(agency: AgencyWorld) -> str:
    photo = agency.named["image"]
    return f"{photo.uuid}-{photo.content_hash}.jpg"


def _linked_photo(agency: AgencyWorld) -> str:
    photo = agency.named["open image"]
    return f"{photo.pk}-{photo.content_hash}.jpg"


def _uid(agency: AgencyWorld) -> str:
    return urlsafe_base64_encode(force_bytes(agency.pk("user")))


def _uid36(agency: AgencyWorld) -> str:
    return int_to_base36(agency.pk("user"))


_PAGE, _LIST = Id("property"), Id("index")
_IMAGE, _DOCUMENT = Id("image"), Id("document")
_NO_PHOTO = f"{uuid.UUID(int=0)}-000000000000.jpg"
_WAITING = {"page_id": Id("waiting"), "task_state_id": Id("task state")}

VALUES: list[tuple[str, dict[str, Value]]] = [
    # Pages in the state that a view is about.
    ("wagtailadmin_pages:*workflow_action*", _WAITING | {"action_name": Fixed("reject")}),
    ("wagtailadmin_pages:confirm_workflow_cancellation", _WAITING),
    ("wagtailadmin_pages:workflow_history*", {"page_id": Id("waiting")}),
    ("wagtailadmin_pages:workflow_preview", {"page_id": Id("waiting")}),
    (
        "wagtailadmin_pages:revisions_unschedule",
        {
            "page_id": Id("scheduled"),
            "revision_id": Id(compute=lambda a: a.named["scheduled"].latest_revision_id),
        },
    ),
    ("wagtailadmin_pages:unlock", {"page_id": Id("locked")}),
    ("wagtailadmin_pages:delete", {"page_id": Id("draft")}),
    ("wagtailadmin_pages:add_subpage", {"parent_page_id": Id("home")}),
    ("wagtailadmin_pages:move*", {"destination_id": Id("development")}),
    (
        "wagtailadmin_pages:revisions_compare",
        {
            "pk": _PAGE,
            "revision_id_a": Fixed("earliest"),
            "revision_id_b": Id("revision"),
        },
    ),
    ("wagtailadmin_api:pages:action", {"action_name": Fixed("unpublish")}),
    ("immo_moderation:*", {"page_id": Id("waiting")}),
    ("immo_translating:send", {"page_id": Id("translated")}),
    ("immo_translating:start", {"page_id": Id("content"), "language": Fixed("nl")}),
    # What ``pk`` and the like mean.
    ("wagtailadmin_api:pages:*", {"pk": _PAGE}),
    ("wagtailadmin_api:images:*", {"pk": _IMAGE}),
    ("wagtailadmin_api:documents:*", {"pk": _DOCUMENT}),
    ("wagtailapi:pages:*", {"pk": _PAGE}),
    ("wagtailapi:images:*", {"pk": _IMAGE}),
    ("wagtailapi:documents:*", {"pk": _DOCUMENT}),
    ("wagtailapi:redirects:*", {"pk": Id("redirect")}),
    ("wagtailimages_chooser:*", {"pk": _IMAGE}),
    ("wagtaildocs_chooser:*", {"pk": _DOCUMENT}),
    ("wagtailadmin_collections:*", {"pk": Id("inner collection")}),
    ("wagtailadmin_workflows:*task*", {"pk": Shared("wagtailcore.Task")}),
    ("wagtailadmin_workflows:*", {"pk": Shared("wagtailcore.Workflow")}),
    ("wagtaillocales:*", {"pk": Shared("wagtailcore.Locale")}),
    ("wagtailsites:*", {"pk": Id("site")}),
    ("wagtailsettings:*", {"pk": Id("site"), "model_name": Fixed("agency")}),
    ("wagtailusers_users:*", {"pk": Id("user")}),
    ("wagtailusers_groups:*", {"pk": Id(model="auth.Group")}),
    (
        "wagtail_localize:*snippet*",
        {
            "pk": Id("agent"),
            "model_name": Fixed("agent"),
            "app_label": Fixed("immo_pages"),
        },
    ),
    ("immo_agents:*", {"pk": Id("agent")}),
    ("immo_tokens:*", {"pk": Id("delivery token")}),
    ("immo_webhooks:repeat", {"pk": Id("webhook message")}),
    ("immo_webhooks:*", {"pk": Id("webhook")}),
    ("immo_previews:*", {"pk": Id("preview target")}),
    ("immo_templates:*", {"pk": Id("property template")}),
    ("immo_redirects:*", {"pk": Id("redirect")}),
    ("immo_assigned:*", {"photo_id": Id("open image")}),
    ("immo_trash:*", {"pk": Id("trash entry")}),
    ("immo_people:reinstate", {"pk": Id("suspended membership")}),
    ("immo_people:*", {"pk": Id("membership")}),
    ("immo_invitations:*", {"pk": Id("invitation")}),
    ("immo_agencies_leave", {"pk": Id("own membership")}),
    ("immo_agencies_switch_to", {"pk": Id("agency")}),
    (
        "immo_agencies_invitation",
        {
            "token": Secret(compute=lambda a: a.named["token"], absent="no-such-token"),
        },
    ),
    ("immo_quick_change:*", {"change_id": Id("quick change")}),
    ("immo_preview_links:*", {"link_id": Id("preview link")}),
    (
        "immo_pages_preview*",
        {
            "token": Secret(compute=lambda a: a.named["preview token"], absent="no-such-token"),
            "language": Fixed("fr"),
            "preset": Fixed("thumb"),
            "name": Secret(compute=_linked_photo, absent="0-000000000000.jpg"),
        },
    ),
    ("immo_page_reports:report", {"pk": Id("page report")}),
    ("immo_page_reports:lift", {"pk": Id("takedown")}),
    ("immo_support:agency", {"pk": Id("agency")}),
    ("immo_support:withdraw", {"pk": Id("support request")}),
    ("immo_support:allow", {"pk": Id("support request")}),
    ("immo_support:decline", {"pk": Id("support request")}),
    ("immo_support:*", {"pk": Id("support session")}),
    ("mfa_*", {"pk": Id(model="mfa.Authenticator")}),
    ("wagtailadmin_password_reset_confirm", {"uidb64": Id(compute=_uid, absent="MjAwMDAwMDAwMA")}),
    ("account_reset_password_from_key", {"uidb36": Id(compute=_uid36, absent="x2qxvk")}),
    ("*", {"token": Fixed("set-password"), "key": Fixed("Mg:1absent:signature")}),
    # Kinds of things.
    (
        "wagtailadmin_editing_sessions:*",
        {
            "app_label": Fixed("immo_pages"),
            "model_name": Fixed("propertypage"),
            "object_id": Id(compute=lambda a: str(a.pk("property")), absent=str(ABSENT)),
            "session_id": Id(model="wagtailadmin.EditingSession"),
        },
    ),
    (
        "wagtailadmin_tag_model_autocomplete",
        {
            "app_name": Fixed("taggit"),
            "model_name": Fixed("tag"),
        },
    ),
    ("*", {"content_type_app_name": Fixed("immo_pages"), "app_name": Fixed("immo_agencies")}),
    ("*", {"content_type_model_name": Fixed("propertypage")}),
    (
        "wagtailadmin_pages:choose_parent",
        {
            "app_label": Fixed("immo_pages"),
            "model_name": Fixed("propertypage"),
        },
    ),
    (
        "wagtailadmin_workflows:add_task",
        {
            "app_label": Fixed("immo_agencies"),
            "model_name": Fixed("agencymoderationtask"),
        },
    ),
    (
        "wagtail_bulk_action",
        {
            "app_label": Fixed("wagtailcore"),
            "model_name": Fixed("page"),
            "action": Fixed("delete"),
        },
    ),
    # Public files and pages.
    ("wagtailcore_authenticate_with_password", {"page_id": Id("shut page")}),
    (
        "wagtaildocs_serve",
        {
            "document_id": _DOCUMENT,
            "filename": Id(compute=lambda a: a.named["document"].filename, absent="absent.pdf"),
            "0": _DOCUMENT,
            "1": Id(compute=lambda a: a.named["document"].filename, absent="absent.pdf"),
        },
    ),
    ("wagtail_serve", {"0": Id(compute=path_on_site, absent="absent/")}),
    (
        "immo_pages_photo",
        {
            "preset": Fixed(next(iter(PRESETS))),
            "name": Secret(compute=_photo_name, absent=_NO_PHOTO),
        },
    ),
    (
        "immo_pages_logo",
        {
            "name": Id(
                compute=lambda a: a.named["agency"].logo.name.rpartition("/")[2],
                absent="absent.png",
            ),
        },
    ),
    (
        "immo_pages_theme",
        {
            "digest": Id(compute=lambda a: theme_digest(a.named["agency"]), absent="000000000000"),
        },
    ),
    (
        "immo_pages_member_media",
        {
            "name": Id(
                compute=lambda a: a.named["image"].file.name, absent="original_images/none.jpg"
            ),
        },
    ),
    # The delivery API: the address names the agency, whatever the host.
    (
        "immo_delivery:*",
        {
            "site": Named(lambda a: a.named["agency"].slug),
            "locale": Fixed("fr"),
            "reference": Id(compute=lambda a: str(a.pk("property")), absent=str(ABSENT)),
        },
    ),
    ("immo_delivery:get_development", {"page": Id("development")}),
    ("immo_delivery:get_page", {"page": Id("content")}),
    # Names that mean one thing everywhere.
    ("*", {"page_id": _PAGE, "page_to_move_id": _PAGE, "page_pk": _PAGE}),
    ("*", {"parent_page_id": _LIST, "destination_id": _LIST}),
    ("*", {"revision_id": Id("revision"), "revision_id_a": Id("revision")}),
    ("*", {"task_state_id": Id("task state"), "workflow_state_id": Id("workflow state")}),
    ("*", {"task_id": Shared("wagtailcore.Task"), "workflow_pk": Shared("wagtailcore.Workflow")}),
    ("*", {"image_id": _IMAGE, "document_id": _DOCUMENT, "doc_id": _DOCUMENT}),
    ("*", {"collection_id": Id("inner collection"), "redirect_id": Id("redirect")}),
    ("*", {"uploaded_file_id": Id(model="wagtailcore.UploadedFile")}),
    ("*", {"translation_id": Id("translation"), "translation_source_id": Id("translation source")}),
    ("*", {"string_segment_id": Id("string segment")}),
    ("*", {"overridable_segment_id": Id("overridable segment")}),
    ("*", {"restriction_id": Id(model="wagtailcore.CollectionViewRestriction")}),
    ("*", {"page_view_restriction_id": Id("restriction")}),
    ("*", {"filter_spec": Fixed("width-100"), "mode": Fixed(""), "language": Fixed("nl")}),
]

_OPEN_NAME = Id(compute=lambda a: a.named["open document"].filename, absent="absent.pdf")
_OPEN_DOCUMENT = {
    "document_id": Id("open document"),
    "filename": _OPEN_NAME,
    "0": Id("open document"),
    "1": _OPEN_NAME,
}
# Addresses that serve several kinds of things: every kind is asked.
COMBINATIONS: dict[str, list[dict[str, Any]]] = {
    "wagtail_bulk_action": [
        {"app_label": app, "model_name": model, "action": action}
        for app, model, actions in (
            ("wagtailcore", "page", ("delete", "move", "publish", "unpublish")),
            ("immo_pages", "propertyphoto", ("delete", "add_tags", "add_to_collection")),
            ("immo_pages", "propertydocument", ("delete", "add_tags", "add_to_collection")),
            ("users", "user", ("delete", "assign_role", "set_active_state")),
        )
        for action in actions
    ],
    "wagtailadmin_pages:add": [
        {"content_type_model_name": "propertypage"},
        {"content_type_model_name": "developmentpage"},
    ],
    "wagtailadmin_tag_model_autocomplete": [{}, {"app_name": "immo_pages"}],
    "wagtaildocs_serve": [{}, _OPEN_DOCUMENT],
}


def provider(name: str, argument: str) -> Value:
    """What fills ``argument`` of the address ``name``; raises NoProvider."""
    for pattern, values in VALUES:
        if argument in values and fnmatchcase(name, pattern):
            return values[argument]
    raise NoProvider(f"{name}: the argument {argument!r} has no value in tests/isolation/values.py")

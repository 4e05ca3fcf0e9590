"""Models of which an agency has no row of its own, each with its reason, and hints for the rest."""

from typing import Any

SHARED: dict[str, str] = {
    "contenttypes.ContentType": "names models",
    "auth.Permission": "names rights",
    "wagtailcore.Locale": "languages of the installation",
    "wagtailcore.Workflow": "one workflow for all agencies (DESIGN.md decision 9)",
    "wagtailcore.WorkflowPage": "the same, on the tree root",
    "wagtailcore.WorkflowTask": "the same, its one task",
    "wagtailcore.WorkflowContentType": "the same: only pages are approved",
    "wagtailcore.Task": "the same",
    "immo_agencies.AgencyModerationTask": "the same",
    "home.PlatformHomePage": "the operator's own page",
}
WITHOUT: dict[str, str] = {
    "wagtailcore.GroupApprovalTask": "replaced by AgencyModerationTask",
    "wagtailcore.GroupApprovalTask_groups": "the same",
    "wagtailimages.Image": "replaced by PropertyPhoto",
    "wagtailimages.Rendition": "the same",
    "wagtaildocs.Document": "replaced by PropertyDocument",
    "wagtailadmin.Admin": "carries a permission, has no rows",
    "wagtailembeds.Embed": "a cache of public pages of others; no agency's text",
    "wagtail_localize.RelatedObjectSegment": "nothing of ours refers to a translatable row",
    "sessions.Session": "opaque keys; made when people sign in",
    "wagtail_localize.LocaleSynchronization": "couples languages of the installation",
    "users.User_user_permissions": "nobody holds a right directly",
    "auth.Group_permissions": "compiled with the groups",
}
# Rows found by what they hold: who has the same text refers to the same row, and learns nothing.
BY_CONTENT = frozenset({"wagtail_localize.String", "wagtail_localize.Template"})
# Values the generic factory cannot guess: label -> column -> value.
GIVEN: dict[str, dict[str, Any]] = {
    "mfa.Authenticator": {"type": "totp"},
}
# The same inside a JSON column: without its secret a second factor cannot even refuse a code.
GIVEN_JSON: dict[str, dict[str, Any]] = {
    "mfa.Authenticator.data": {"secret": "JBSWY3DPEHPK3PXP"},
}

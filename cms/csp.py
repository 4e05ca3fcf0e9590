"""Content security policy: strict for the public, relaxed for the admin path only.

Wagtail's page editor and wagtail-localize need inline scripts and styles (measured, see
docs/adr); public pages carry neither, so their policy allows none and needs no nonce.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from immo_blocks.players import frame_sources

PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}
ADMIN = PUBLIC | {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
}


# Data is no document: nothing in it may load or be framed, wherever it is opened.
DATA = "default-src 'none'; frame-ancestors 'none'"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """One policy for the admin path, another for everything else."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """A written-out policy for data, which is most of what the delivery API answers."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if kind.startswith("application/") and kind.endswith("json"):
            response.headers["Content-Security-Policy"] = DATA
            return response
        answer: HttpResponseBase = super().process_response(request, response)
        return answer

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy of the address; report-only is not used."""
        if report_only:
            return PolicyParts()
        in_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        policy = ADMIN if in_admin else PUBLIC
        # Players of other services, on the pages that have one and nowhere else.
        if frames := sorted(frame_sources(request)):
            policy = policy | {"frame-src": [*policy.get("frame-src", []), *frames]}
        return PolicyParts(config=policy)

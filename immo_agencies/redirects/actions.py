"""Change the redirects of an agency; each act is one row in its log."""

from typing import Any

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect

from immo_agencies.audit import record
from immo_agencies.models import Agency

_FIELDS = ("site_id", "old_path", "redirect_page_id", "redirect_link", "is_permanent")


def state_of(redirect: Redirect) -> dict[str, Any]:
    """What the log compares."""
    return {name: getattr(redirect, name) for name in _FIELDS}


@transaction.atomic
def save_redirect(redirect: Redirect, *, agency: Agency, by: Any) -> None:
    """Store a new or changed redirect of ``agency``; who changes one has made it by hand."""
    Agency.objects.lock(agency.pk)
    stored = Redirect.objects.filter(pk=redirect.pk).first() if redirect.pk else None
    before = state_of(stored) if stored else {}
    redirect.automatically_created = False
    redirect.save()
    after = state_of(redirect)
    changes = {
        name: (before.get(name), value)
        for name, value in after.items()
        if not before or before[name] != value
    }
    action = "redirect.changed" if before else "redirect.created"
    record(action, agency, by=by, obj=redirect, changes=changes)


@transaction.atomic
def delete_redirect(redirect: Redirect, *, agency: Agency, by: Any) -> None:
    """Remove a redirect of ``agency``."""
    changes = {name: (value, None) for name, value in state_of(redirect).items()}
    record("redirect.deleted", agency, by=by, obj=redirect, changes=changes)
    redirect.delete()

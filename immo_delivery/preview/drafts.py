"""Store what the public would be told of a page that is being written."""

import datetime
import json
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django_scopes import scopes_disabled
from wagtail.fields import StreamField

from immo_agencies.scope import agency_scope
from immo_delivery.models import PreviewDraft, PreviewTarget
from immo_delivery.preview.passes import CODE_LIVES, TOKEN_LIVES
from immo_listings.addresses import address_of
from immo_listings.answers import to_json, with_address
from immo_listings.projection import detail_of_draft
from immo_listings.stored import answer_of_draft
from immo_pages.models import DevelopmentPage, PropertyPage

#: The ``id`` of a page that was never saved.
NEVER_SAVED = 0


@transaction.atomic
def keep_draft(
    page: Any, target: PreviewTarget, *, by: Any, now: datetime.datetime
) -> PreviewDraft:
    """Store ``page`` as it stands in the form of ``by``, in place of what was there before.

    Nothing of the page itself is written. Tokens for it show the new content at once.
    """
    with agency_scope(target.agency):
        kind, text, path = _told_of(page)
    values = {
        "agency": target.agency,
        "target": target,
        "kind": kind,
        "language_code": page.locale.language_code,
        "path": path,
        "answer": text,
        "ends_at": now + TOKEN_LIVES + CODE_LIVES,
    }
    with scopes_disabled():
        rows = PreviewDraft.objects.all()
        kept, _made = rows.update_or_create(by=by, **_place_of(page), defaults=values)
        rows.filter(pk=kept.pk).update(version=models.F("version") + 1)
        kept.refresh_from_db(fields=["version"])
    return kept


def _place_of(page: Any) -> dict[str, Any]:
    """What tells this draft from others of the same member."""
    is_new = page.pk is None
    return {
        "page_id": page.pk,
        "parent_id": page.get_parent().pk if is_new else None,
        "content_type": ContentType.objects.get_for_model(type(page)),
    }


def _told_of(page: Any) -> tuple[str, str, str]:
    """Kind, JSON text with the address, and path; the text is made by what makes the listings."""
    if page.locale_id is None:
        page.locale = page.get_default_locale()
    _as_stored(page)
    if isinstance(page, PropertyPage):
        kind, text = "property", detail_of_draft(page)
    else:
        kind = "development" if isinstance(page, DevelopmentPage) else "page"
        text = answer_of_draft(page).detail
    if page.pk is None:
        text = to_json(json.loads(text) | {"id": NEVER_SAVED})
    origin, path = address_of(page.url_path, page.locale.language_code)
    return kind, with_address(text, origin, path), path


def _as_stored(page: Any) -> None:
    """What saving would derive, and values as a database gives them back.

    A form holds ``Decimal("9")`` where the column holds ``9.00``, and new blocks have no ids yet.
    """
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            kept = field.get_prep_value(getattr(page, field.name))
            text = kept if isinstance(kept, str) else to_json(kept)
            setattr(page, field.name, field.to_python(text))
    if isinstance(page, PropertyPage):
        page.derive()
    elif isinstance(page, DevelopmentPage):
        page.agency = page.owner_agency
        page.derive_region()
    for field in page._meta.concrete_fields:
        value = getattr(page, field.attname)
        if isinstance(field, models.DecimalField) and value is not None:
            step = Decimal(1).scaleb(-field.decimal_places)
            setattr(page, field.attname, Decimal(value).quantize(step))

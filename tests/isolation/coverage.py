"""Is the world full? Text columns in which an agency has no canary."""

import re
from typing import Any

from django.db import connection, models

from tests.isolation.ownership import tables
from tests.isolation.world import World, needs_row

_SHORTEST = 14
# Codes, keys, digests, places in a tree: nobody types them, nothing in them is an agency's text.
_NO_TEXT = re.compile(
    r"(^|_)(object_id|path|field_path|contentpath|content_path|model_path|hash|digest|filter_spec"
    r"|focal_point_key|schema_version|template_format|tool_name|token|password|languages"
    r"|transaction|category|subtype|status|region|energy_sources|features|vat_number|action"
    r"|page_keys|attrs|field_error|current_time_zone|dismissibles)$|_hash$|_digest$"
)
COLUMNS_WITHOUT: dict[str, str] = {
    "immo_pages.PropertyPhoto.file": "photos get a random name (immo_pages.photos.cleaning)",
    "immo_pages.PropertyPhotoRendition.file": "the same",
    "immo_agencies.Agency.logo": "the same",
    "wagtailusers.UserProfile.avatar": "members have no avatar here",
    "wagtail_localize.Template.template": "markup without its texts",
    "wagtail_localize.OverridableSegment.data_json": "keys of photos and documents",
    "wagtail_localize.SegmentOverride.data_json": "the same",
    "auth.Group.name": "key of the agency and code of the role",
    "immo_pages.PropertyPage.epc_kind": "a code of the energy block",
    "immo_pages.PropertyPage.epc_building_kind": "the same",
    "immo_pages.PropertyPhoto.look": "what the picture looks like, as a number",
    "immo_agencies.AuditEvent.object_type": "name of a model",
    "immo_listings.Listing.usage": "a code",
    "immo_listings.Listing.condition": "the same",
    "immo_listings.StoredAnswer.shows": "keys of photos, documents and pages",
    "immo_listings.Change.event": "a code",
    "immo_listings.Change.tags": "kinds and keys",
    "immo_delivery.DeliveryToken.scopes": "codes",
    "immo_delivery.Webhook.topics": "codes",
    "immo_delivery.Webhook.secret": "random and encrypted",
    "immo_delivery.Webhook.old_secret": "the same",
    "immo_agencies.AuditEvent.changes": "names of columns and digests (immo_agencies.audit)",
}


def columns_without_canary(world: World, key: str) -> list[str]:
    """``label.column`` of every text column of a model with rows where none holds a canary."""
    return [
        name
        for table, model in tables().items()
        if needs_row(model)
        for name in _empty_columns(world, key, table, model)
    ]


def _empty_columns(world: World, key: str, table: str, model: Any) -> list[str]:
    rows = world.ledger.keys(table, key)
    empty = []
    for column in model._meta.local_concrete_fields:
        name = f"{model._meta.label}.{column.name}"
        if not _holds_text(column) or name in COLUMNS_WITHOUT:
            continue
        if not _has_canary(table, model._meta.pk.column, column.column, rows, key):
            empty.append(name)
    return empty


def _holds_text(column: Any) -> bool:
    kinds = (models.CharField, models.TextField, models.JSONField, models.FileField)
    if not isinstance(column, kinds) or column.choices or _NO_TEXT.search(column.name):
        return False
    return column.max_length is None or column.max_length >= _SHORTEST


def _has_canary(table: str, key_column: str, column: str, rows: list[str], key: str) -> bool:
    sql = (
        f'SELECT bool_or("{column}"::text ILIKE %s) FROM "{table}" '  # noqa: S608
        f'WHERE "{key_column}"::text = ANY(%s)'
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [f"%canary{key}%", rows])
        return bool(cursor.fetchone()[0])

"""What changed, in order, and old addresses: for edges, search indexes and static sites."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django_scopes import scopes_disabled
from ninja import Query, Router, Schema
from pydantic import Field

from immo_delivery.conditional import answer
from immo_delivery.moved import location_of, redirects_of
from immo_delivery.parameters import refuse_unknown
from immo_delivery.schemas import ChangesAnswer, RedirectsAnswer
from immo_delivery.spaces import space_of
from immo_listings.answers import to_json
from immo_listings.models import Change
from immo_listings.reading.space import Space

router = Router(tags=["changes"])


class ChangesParameters(Schema):
    """From where, and how many."""

    after: Annotated[int, Field(ge=0, le=2**62)] = 0
    limit: Annotated[int, Field(ge=1, le=1000)] = 100


class RedirectsParameters(Schema):
    """From where, and how many."""

    after: Annotated[int, Field(ge=0, le=2**62)] = 0
    limit: Annotated[int, Field(ge=1, le=1000)] = 500


@router.get("/{site}/changes", response=ChangesAnswer, operation_id="changes")
def changes(request: HttpRequest, site: str, asked: Query[ChangesParameters]) -> HttpResponse:
    """Everything that changed for the public after number `after`, deletions included."""
    refuse_unknown(request, ChangesParameters.model_fields)
    space = space_of(site)
    return answer(request, space, lambda: (_changes(space, asked), [f"agency-{space.agency_id}"]))


@router.get("/{site}/redirects", response=RedirectsAnswer, operation_id="redirects")
def redirects(request: HttpRequest, site: str, asked: Query[RedirectsParameters]) -> HttpResponse:
    """Old addresses and where they lead, by id, from `after` on."""
    refuse_unknown(request, RedirectsParameters.model_fields)
    space = space_of(site)
    return answer(request, space, lambda: (_redirects(space, asked), [f"agency-{space.agency_id}"]))


def _changes(space: Space, asked: ChangesParameters) -> str:
    with scopes_disabled():
        found = Change.objects.filter(agency_id=space.agency_id, seq__gt=asked.after)
        rows = list(found.order_by("seq")[: asked.limit])
    items = [
        {
            "seq": row.seq,
            "event": row.event,
            "type": row.kind,
            "id": row.key,
            "reference": row.reference,
            "locale": row.language_code,
            "path": row.path,
            "tags": row.tags.split(),
            "at": row.at.isoformat(),
        }
        for row in rows
    ]
    return to_json({"items": items, "last": rows[-1].seq if rows else asked.after})


def _redirects(space: Space, asked: RedirectsParameters) -> str:
    rows = redirects_of(space).filter(pk__gt=asked.after)[: asked.limit]
    items = [
        {
            "id": row.pk,
            "from": row.old_path,
            "location": location_of(row),
            "permanent": row.is_permanent,
        }
        for row in rows
    ]
    return to_json({"items": items})

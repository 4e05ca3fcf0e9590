"""Which pages of an agency show a photo, their drafts and scheduled versions included.

Wagtail's reference index knows nothing of drafts and lags behind the pages. Here the stored bodies
and the versions that may still go live are searched by the number of the photo, and read.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import CharField, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from immo_agencies.models import Agency, AgencyHome
from immo_blocks.references import photo_ids
from immo_pages.models import Agent, ContentPage, DevelopmentPage, PropertyPage
from immo_pages.models.home import AgencyHomePage

_MODELS: tuple[type[Page], ...] = (PropertyPage, DevelopmentPage, ContentPage, AgencyHomePage)
# Beside the body: the photo of a home page. Covers only mirror the body.
_OWN_COLUMN = "hero"


class State(StrEnum):
    """In which version of a page a photo stands."""

    LIVE = "live"
    SCHEDULED = "scheduled"
    DRAFT = "draft"


@dataclass(frozen=True)
class PhotoUses:
    """Pages by key with the versions that show the photo; estate agents whose portrait it is."""

    pages: Mapping[int, frozenset[State]]
    agents: tuple[Agent, ...] = ()

    @property
    def count(self) -> int:
        """Pages and people."""
        return len(self.pages) + len(self.agents)


def uses_of(agency: Agency, photos: Collection[int]) -> dict[int, PhotoUses]:
    """For each of the photos, who uses it; a dozen queries, however many photos and pages."""
    pages: dict[int, dict[int, set[State]]] = {key: defaultdict(set) for key in photos}
    for page, state, held in _held(agency, frozenset(photos)):
        for key in held:
            pages[key][page].add(state)
    portraits = list(Agent.all_objects.filter(agency=agency, photo__in=photos).order_by("name"))
    return {
        key: PhotoUses(
            {page: frozenset(states) for page, states in pages[key].items()},
            tuple(agent for agent in portraits if agent.photo_id == key),
        )
        for key in photos
    }


def live_pages_with(agency: Agency, photos: Collection[int]) -> QuerySet[PropertyPage]:
    """Stored rows of properties whose body seems to name one of the photos."""
    rows = _pages_of(agency, PropertyPage).annotate(as_text=Cast("body", TextField()))
    return rows.filter(as_text__regex=_pattern(photos))


def _held(agency: Agency, photos: frozenset[int]) -> Iterator[tuple[int, State, frozenset[int]]]:
    if not photos:
        return
    pattern = _pattern(photos)
    for model in _MODELS:
        for page in _rows(_pages_of(agency, model), photos, pattern):
            held = frozenset([*photo_ids(page.body), getattr(page, f"{_OWN_COLUMN}_id", None)])
            yield page.pk, State.LIVE if page.live else State.DRAFT, photos & held
    for revision in _versions(agency, pattern):
        content = revision.content
        held = frozenset([*photo_ids(_body_of(content)), content.get(_OWN_COLUMN)])
        state = State.SCHEDULED if revision.approved_go_live_at else State.DRAFT
        yield int(revision.object_id), state, photos & held


def _rows(pages: QuerySet[Any], photos: frozenset[int], pattern: str) -> QuerySet[Any]:
    names = [field.name for field in pages.model._meta.fields if isinstance(field, StreamField)]
    found = Q(as_text__regex=pattern)
    if hasattr(pages.model, _OWN_COLUMN):
        names.append(_OWN_COLUMN)
        found |= Q(**{f"{_OWN_COLUMN}__in": photos})
    rows = pages.annotate(as_text=Cast("body", TextField())).filter(found)
    return rows.only("live", *names)


def _versions(agency: Agency, pattern: str) -> QuerySet[Revision]:
    """The latest version of each page, which is its draft, and those that wait for their day."""
    pages = _pages_of(agency, Page)
    keys = pages.annotate(as_text=Cast("pk", CharField())).values("as_text")
    drafts = Q(pk__in=pages.filter(latest_revision__isnull=False).values("latest_revision"))
    waiting = Q(approved_go_live_at__isnull=False, object_id__in=keys)
    rows = Revision.page_revisions.filter(drafts | waiting)
    return rows.annotate(as_text=Cast("content", TextField())).filter(as_text__regex=pattern)


def _pages_of(agency: Agency, model: type[Page]) -> QuerySet[Any]:
    """Those in the trash too: they may come back, without the photo."""
    below = Q(pk__in=[])
    for path in AgencyHome.objects.filter(agency=agency).values_list("page__path", flat=True):
        below |= Q(path__startswith=path)
    return model._base_manager.filter(below)


def _pattern(photos: Collection[int]) -> str:
    """A key as a value of JSON, also of JSON that is a text in JSON, where quotes are escaped."""
    keys = "|".join(str(key) for key in sorted(photos))
    return rf': *[\\]*"?({keys})([^0-9]|$)'


def _body_of(content: Mapping[str, Any]) -> Any:
    try:
        return json.loads(content.get("body") or "[]")
    except (TypeError, ValueError):
        return []

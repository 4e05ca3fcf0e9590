"""What ``full_clean`` checks with ten queries a page, with three for a batch."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from immo_agencies.models import Agency
from immo_agencies.references import Reference
from immo_blocks.references import first_photo_id, photo_ids
from immo_pages.foreign import ForeignReferences, foreign_in_many, without_known
from immo_pages.models import Agent, PropertyPage, PropertyPhoto
from immo_pages.models.photo import ends_of_rights

# Asking for each of these is a query a page. Set by the tree and by derive(), or checked below.
_RELATIONS = frozenset(
    field.name for field in PropertyPage._meta.concrete_fields if field.is_relation
)
# What the tree gives a page: not known before its parent is locked.
_OF_THE_TREE = frozenset({"path", "depth", "numchild", "url_path", "slug"})


def clean_columns(page: PropertyPage) -> None:
    """Clean every column of ``page`` that needs no query; raises ValidationError by column."""
    page.clean_fields(exclude=_RELATIONS | _OF_THE_TREE)


def clean_slug(page: PropertyPage) -> None:
    """Clean the slug once it is given."""
    page.slug = page._meta.get_field("slug").clean(page.slug, page)


def derive(page: PropertyPage) -> None:
    """``derive()`` without its queries for photos; call ``settle_relations`` for the batch."""
    page.cover_id = first_photo_id(page.body)
    page.photos_are_settled_in_bulk = True
    page.derive()


def settle_relations(pages: Sequence[PropertyPage]) -> dict[int, ValidationError]:
    """Take away covers that do not exist; errors, by position, of pages whose agent does not.

    The ends of the rights of photos come with it.
    """
    photos = _existing(PropertyPhoto, (page.cover_id for page in pages))
    shown = [photo_ids(page.body) for page in pages]
    ends = ends_of_rights({key for keys in shown for key in keys})
    agents = _existing(Agent, (page.agent_id for page in pages))
    errors = {}
    for position, page in enumerate(pages):
        if page.cover_id not in photos:
            page.cover_id = None
        days = [ends[key] for key in shown[position] if key in ends]
        page.photo_rights_until = min(days, default=None)
        if page.agent_id and page.agent_id not in agents:
            errors[position] = ValidationError({"agent": _("The estate agent is gone.")})
    return errors


def foreign_references(
    pages: Sequence[PropertyPage], agency: Agency | None
) -> dict[int, ValidationError]:
    """Errors, by position, of new pages that name what ``agency`` may not see: one query."""
    found = enumerate(foreign_in_many(pages, agency))
    return {position: ForeignReferences(foreign) for position, foreign in found if foreign}


def newly_foreign(
    pages: Sequence[PropertyPage], agency: Agency
) -> list[tuple[list[Reference], list[Reference]]]:
    """For each changed page: all it names of other agencies, and what its row does not name yet.

    One query, and one a page that names such things: a page changed in place is not its row.
    """
    return [
        (foreign, without_known(foreign, page, _row_of(page)) if foreign else [])
        for page, foreign in zip(pages, foreign_in_many(pages, agency), strict=True)
    ]


def taken_references(pages: Sequence[PropertyPage]) -> dict[int, ValidationError]:
    """Errors, by position, of pages whose reference another original of the agency has.

    The same rule as the constraint of the table, which would end the whole batch. All pages are
    of one agency and one language.
    """
    if not pages:
        return {}
    first = pages[0]
    named = [page.reference for page in pages if page.reference]
    found = PropertyPage._base_manager.filter(
        agency_id=first.agency_id,
        language_code=first.language_code,
        is_original=True,
        reference__in=named,
    )
    taken = set(found.values_list("reference", flat=True))
    errors = {}
    for position, page in enumerate(pages):
        if page.reference in taken:
            text = _("Another property of the agency has this reference.")
            errors[position] = ValidationError({"reference": text})
        elif page.reference:
            taken.add(page.reference)
    return errors


def _row_of(page: PropertyPage) -> PropertyPage | None:
    return PropertyPage._base_manager.filter(pk=page.pk).first()


def _existing(model: type[Model], keys: Iterable[int | None]) -> set[int]:
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return set()
    found = model._base_manager.filter(pk__in=wanted)
    return set(found.values_list("pk", flat=True))

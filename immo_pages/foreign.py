"""What a page of an agency may not name: photos, documents, pages and people of another agency.

Asked at every save and again at publish. What a page names is read twice: as Wagtail would show
it, and as our own readers of raw data (cover, listing, API) see it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from django_scopes import get_scope
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_agencies.references import Reference, foreign_among, references_in
from immo_agencies.tenancy import agency_of
from immo_blocks.api.media import collect_references
from immo_pages.advert_rules import AdvertGap, GapLevel


class ForeignReferences(ValidationError):
    """An object names something that its agency may not see."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.references = references
        texts = [f"{gap.message} {gap.remedy}" for gap in foreign_gaps(references)]
        # By field, though of none: wagtail-localize asks every error for its ``error_dict``.
        super().__init__({NON_FIELD_ERRORS: ValidationError(texts, code="foreign_reference")})


def foreign_in(obj: Model) -> list[Reference]:
    """What ``obj`` names and its agency may not see: one query beside those for its blocks."""
    return foreign_in_many([obj], _agency_for(obj))[0]


def foreign_in_many(objs: Iterable[Model], agency: Agency | None) -> list[list[Reference]]:
    """The same for many objects of one agency, in their order: one query for all."""
    return foreign_among([_named(obj) for obj in objs], agency)


def newly_foreign_in(obj: Model) -> list[Reference]:
    """What ``obj`` names, its agency may not see, and its stored row does not name already.

    The row may hold what went to another agency after it was chosen: it can still be taken
    offline, moved or corrected, but not go on air.
    """
    found = foreign_in(obj)
    if not found or obj.pk is None:
        return found
    return without_known(found, obj, type(obj)._base_manager.filter(pk=obj.pk).first())


def without_known(found: Sequence[Reference], obj: Model, stored: Model | None) -> list[Reference]:
    """Those of ``found`` that ``stored`` does not name; all when ``obj`` goes on air."""
    goes_on_air = getattr(obj, "live", False) and not getattr(stored, "live", False)
    if not found or stored is None or goes_on_air:
        return list(found)
    known = {reference.target for reference in _named(stored)}
    return [reference for reference in found if reference.target not in known]


def refuse_foreign_references(obj: Model) -> None:
    """Raise ForeignReferences for what ``obj`` may not newly name."""
    if found := newly_foreign_in(obj):
        raise ForeignReferences(found)


def foreign_gaps(references: Iterable[Reference]) -> list[AdvertGap]:
    """Reasons not to publish, one for each kind of target, with what to do."""
    gaps = {}
    for reference in references:
        code, message, remedy = _words(reference.model)
        gaps[code] = AdvertGap(
            code=code,
            level=GapLevel.ERROR,
            message=message,
            remedy=remedy,
            field=reference.field,
            source="wagtail-immo: an agency shows only what is its own",
        )
    return list(gaps.values())


def _words(model: type[Model]) -> tuple[str, str, str]:
    if issubclass(model, get_image_model()):
        return (
            "foreign_photo",
            _("A photo does not belong to your agency."),
            _("Remove it, or choose a photo of your agency."),
        )
    if issubclass(model, get_document_model()):
        return (
            "foreign_document",
            _("A document does not belong to your agency."),
            _("Remove it, or choose a document of your agency."),
        )
    if issubclass(model, Page):
        return (
            "foreign_page",
            _("A link leads to a page that does not belong to your agency."),
            _("Remove the link, or choose a page of your agency."),
        )
    return (
        f"foreign_{model._meta.model_name}",
        _("“%(kind)s”: the choice does not belong to your agency.")
        % {"kind": model._meta.verbose_name},
        _("Choose again."),
    )


def _named(obj: Model) -> list[Reference]:
    return [*references_in(obj), *_read_raw(obj)]


def _read_raw(obj: Model) -> Iterator[Reference]:
    """Keys that Wagtail does not take for keys (a text such as “12”) and our readers do."""
    for column in obj._meta.concrete_fields:
        if isinstance(column, StreamField):
            read = collect_references([getattr(obj, column.attname)])
            for model, keys in (
                (get_image_model(), read.images),
                (get_document_model(), read.documents),
                (Page, read.pages),
            ):
                yield from (Reference(model, str(key), column.name) for key in keys)


def _agency_for(obj: Any) -> Agency | None:
    """The owner of ``obj``; the scope's agency for a page that has no place in the tree yet."""
    owner = agency_of(obj)
    if owner is None and isinstance(obj, Page) and not obj.path:
        scoped = get_scope().get("agency")
        return scoped if isinstance(scoped, Agency) else None
    return owner

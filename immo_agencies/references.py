"""What an object refers to, and whether an agency may see it: ownership today, shares later.

References are read the way Wagtail's reference index reads them (foreign keys, then whatever a
field's ``extract_references`` yields: blocks at any depth, links and embeds of rich text), without
its detour over kinds that nobody owns. Unlike the index it also reads foreign keys to models that
tell the index to ignore them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Substr
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Collection, Page, Site

from immo_agencies.models import Agency, AgencyHome
from immo_agencies.tenancy import HOME_PATH_LENGTH, agency_of

PAGE_PATH, COLLECTION_PATH, AGENCY_KEY = "page path", "collection path", "agency key"
_OWNER_COLUMNS: dict[type[models.Model], tuple[str, str]] = {
    Page: (PAGE_PATH, "path"),
    Site: (PAGE_PATH, "root_page__path"),
    Collection: (COLLECTION_PATH, "path"),
    Agency: (AGENCY_KEY, "pk"),
}


@dataclass(frozen=True)
class Reference:
    """A row that an object names: its base model and key, and the ``field`` that names it.

    ``path`` leads to the place inside the field, as in Wagtail's reference index.
    """

    model: type[models.Model]
    pk: str
    field: str
    path: str = ""

    @property
    def target(self) -> tuple[type[models.Model], str]:
        """What is named, wherever it is named."""
        return self.model, self.pk


def visible_to(agency: Agency | None, obj: models.Model) -> bool:
    """Whether ``agency`` may see and use ``obj``; None stands for the platform.

    Every check of a reference asks this or, for many at once, ``foreign_references``. Raises
    TypeError for a kind that has no owner (languages, people).
    """
    if owner_column(type(obj)) is None:
        raise TypeError(f"{type(obj).__name__} has no owner: ask who may see it elsewhere.")
    # Most photos lie in the agency's own collection: saves reading theirs.
    if agency and agency.collection_id and agency.collection_id == vars(obj).get("collection_id"):
        return True
    owner = agency_of(obj)
    return (owner.pk if owner else None) == (agency.pk if agency else None)


def references_in(obj: models.Model) -> Iterator[Reference]:
    """Everything ``obj`` names that has an owner, what can be edited first."""
    for field in _reference_fields(type(obj)):
        yield from _named_by_key(obj, field) if field.is_relation else _held(obj, field)
    for name in _child_relations(type(obj)):
        for child in getattr(obj, name).all():
            for reference in references_in(child):
                path = f"{child.pk}.{reference.field}.{reference.path}".strip(".")
                yield Reference(*reference.target, name, path)


def foreign_references(obj: models.Model, agency: Agency | None) -> list[Reference]:
    """What ``obj`` names and ``agency`` may not see, each target once; absent rows are left out."""
    return foreign_among([list(references_in(obj))], agency)[0]


def foreign_among(
    many: Sequence[Iterable[Reference]], agency: Agency | None
) -> list[list[Reference]]:
    """The references of several objects that ``agency`` may not see, in the order given.

    One query for all objects, kinds and references together.
    """
    lists = [list(references) for references in many]
    owners = _owners({reference.target for references in lists for reference in references})
    own = agency.pk if agency else None
    foreign = []
    for references in lists:
        found: dict[Any, Reference] = {}
        for reference in references:
            if owners.get(reference.target, own) != own:
                found.setdefault(reference.target, reference)
        foreign.append(list(found.values()))
    return foreign


@cache
def owner_column(model: type[models.Model]) -> tuple[str, str] | None:
    """Kind and name of the column that says whose a row of ``model`` is; None: nobody owns it."""
    for kind, answer in _OWNER_COLUMNS.items():
        if issubclass(model, kind):
            return answer
    names = {field.name for field in model._meta.concrete_fields if field.is_relation}
    if "collection" in names:
        return COLLECTION_PATH, "collection__path"
    return (AGENCY_KEY, "agency_id") if "agency" in names else None


def _named_by_key(obj: models.Model, field: Any) -> Iterator[Reference]:
    if (key := getattr(obj, field.attname)) is not None:
        yield Reference(_base(field.related_model), str(key), field.name)


def _held(obj: models.Model, field: Any) -> Iterator[Reference]:
    """What a field of blocks or of rich text names."""
    if (value := field.value_from_object(obj)) is None:
        return
    for model, key, _model_path, path in field.extract_references(value):
        if owner_column(model):
            yield Reference(_base(model), str(key), field.name, path)


def _owners(targets: Iterable[tuple[type[models.Model], str]]) -> dict[Any, int | None]:
    """Agency key of each target, None for the platform's; absent ones are left out."""
    keys = defaultdict(set)
    for model, key in targets:
        if _is_key(model, key):
            keys[model].add(key)
    kinds = list(keys)
    queries = [_owner_query(number, model, keys[model]) for number, model in enumerate(kinds)]
    if not queries:
        return {}
    first, *others = queries
    rows = first.union(*others, all=True) if others else first
    return {(kinds[number], key): owner for number, key, owner in rows}


def _owner_query(number: int, model: type[models.Model], keys: set[str]) -> Any:
    rows = model._base_manager.filter(pk__in=keys).order_by()
    return rows.annotate(
        kind_number=Value(number),
        row_key=Cast("pk", CharField(max_length=255)),
        row_owner=_owner_of_row(model),
    ).values_list("kind_number", "row_key", "row_owner")


def _owner_of_row(model: type[models.Model]) -> Any:
    """Key of the agency, found by the database: maps of paths may be seconds old."""
    kind, column = owner_column(model)  # type: ignore[misc]
    if kind == AGENCY_KEY:
        return F(column)
    top = Substr(OuterRef(column), 1, HOME_PATH_LENGTH)
    if kind == PAGE_PATH:
        return Subquery(AgencyHome.objects.filter(page__path=top).values("agency_id"))
    return Subquery(Agency.objects.filter(collection__path=top).order_by().values("pk"))


def _is_key(model: type[models.Model], key: str) -> bool:
    """Rich text may hold anything where a key is expected; what no row can have is absent."""
    column: Any = model._meta.pk
    try:
        column.run_validators(column.to_python(key))
    except ValidationError:
        return False
    return True


def _base(model: type[models.Model]) -> type[models.Model]:
    """The model that the reference index names: the one that holds the key."""
    concrete = model._meta.concrete_model or model
    return (concrete._meta.get_parent_list() or [concrete])[-1]


@cache
def _reference_fields(model: type[models.Model]) -> tuple[Any, ...]:
    fields = [field for field in model._meta.get_fields() if _may_name(field)]
    return tuple(sorted(fields, key=lambda field: not field.editable))


def _may_name(field: Any) -> bool:
    """A foreign key to something that has an owner, or a field that holds references itself."""
    if hasattr(field, "extract_references"):
        return True
    is_key = field.is_relation and field.concrete and (field.many_to_one or field.one_to_one)
    if not is_key or isinstance(field, ParentalKey) or field.remote_field.parent_link:
        return False
    return owner_column(field.related_model) is not None


@cache
def _child_relations(model: type[models.Model]) -> tuple[str, ...]:
    """Child rows that may name something; Wagtail's comments do not, and cost no query here."""
    if not issubclass(model, ClusterableModel):
        return ()
    return tuple(
        relation.get_accessor_name()
        for relation in get_all_child_relations(model)
        if _reference_fields(relation.related_model) or _child_relations(relation.related_model)
    )

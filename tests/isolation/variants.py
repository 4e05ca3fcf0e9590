"""Questions beside the path: query strings by name; ``{page}`` and the like are filled by case.

Searches ask for the word that all canaries share, so an answer that names one found it by itself.
"""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from tests.isolation.canaries import COMMON
from tests.isolation.filling import FOREIGN, NOTHING, OWN
from tests.isolation.values import path_on_site
from tests.isolation.world import ABSENT, AgencyWorld

_LISTS = (f"q={COMMON}", "p=2", "export=csv", "export=xlsx", "ordering=title")
_PLACEHOLDER = re.compile(r"\{(\w[\w ]*)\}")

QUERIES: list[tuple[str, tuple[str, ...]]] = [
    ("wagtailadmin_explore*", (*_LISTS, "owner={user}", "site={site}", "edited_by={user}")),
    ("wagtailadmin_pages:search*", (*_LISTS, f"q={COMMON}&content_type=immo_pages.propertypage")),
    ("wagtailadmin_pages:type_use*", (*_LISTS, "owner={user}", "site={site}")),
    ("wagtailadmin_pages:*history*", ("user={user}", "export=csv")),
    ("wagtailadmin_pages:choose_parent", ("q=probe", "parent_page={index}")),
    (
        "wagtailadmin_choose_page",
        (
            "page_type=immo_pages.propertypage",
            "allow_external_link=true",
            "match_subclass=true",
            "target_pages={page}",
            "target_pages={page}&user_perms=copy_to",
            "id={page}",
        ),
    ),
    ("wagtailadmin_choose_page_child", ("page_type=immo_pages.propertypage", "p=2")),
    ("wagtailadmin_choose_page_search", (f"q={COMMON}", f"q={COMMON}&page_type=wagtailcore.page")),
    ("wagtailadmin_choose_page_chosen_multiple", ("id={page}", "id={page}&id={draft}")),
    (
        "*_chooser:choose*",
        (
            f"q={COMMON}",
            "multiple=1",
            "collection_id={collection}",
            "p=2",
            "tag=probe",
            f"popular_tag={COMMON}",
        ),
    ),
    ("*_chooser:chosen_multiple", ("id={image}", "id={document}")),
    ("*_chooser:chosen", ("multiple=1",)),
    ("wagtailimages:index*", (*_LISTS, "collection_id={collection}", f"tag={COMMON}")),
    ("wagtaildocs:index*", (*_LISTS, "collection_id={collection}", f"tag={COMMON}")),
    ("wagtailadmin_tag*", (f"term={COMMON}", "term=")),
    (
        "wagtail_bulk_action",
        (
            "id={page}",
            "id={image}",
            "id={document}",
            "id={user}",
            "id=all&childOf={index}",
            "id={page}&id={draft}",
            "next=//example.org/",
        ),
    ),
    ("wagtailadmin_reports:*", (*_LISTS, "user={user}", "locked_by={user}", "site={site}")),
    ("immo_compliance:report", ("export=csv", "export=xlsx", "p=2", "rule=price_missing")),
    ("immo_compliance:*", ("revision={revision}",)),
    ("immo_properties:new", ("template={property template}",)),
    ("immo_properties:index*", ("missing=mandatory", "due=1")),
    ("*:index", _LISTS),
    ("*:index_results", _LISTS),
    (
        "immo_delivery:list_properties",
        (f"q={COMMON}&fields=full", "fields=full", "agent={agent}", "development={development}"),
    ),
    ("immo_delivery:facets", (f"q={COMMON}", "agent={agent}", "development={development}")),
    ("immo_delivery:clusters", (f"q={COMMON}", "agent={agent}", "development={development}")),
    ("immo_delivery:resolve", ("path=/fr/{path}",)),
    (
        "immo_*",
        (f"q={COMMON}", "p=2", "user={user}", "member={user}", "page={page}", "actor={user}"),
    ),
    (
        "wagtailadmin_api:*:listing",
        (
            f"search={COMMON}",
            "fields=*",
            "child_of={index}",
            "descendant_of={home}",
            "translation_of={page}",
            "for_explorer=1",
            "has_children=1&fields=*",
        ),
    ),
    ("wagtailadmin_api:*:detail", ("fields=*",)),
    ("wagtailadmin_api:*:find", ("id={page}", "id={image}", "id={document}")),
    (
        "wagtailapi:*:listing",
        (
            f"search={COMMON}",
            "fields=*",
            "child_of={index}",
            "site={host}",
            "translation_of={page}",
        ),
    ),
    ("wagtailapi:*:detail", ("fields=*",)),
    ("wagtailapi:*:find", ("id={page}", "id={image}", "id={document}", "id={redirect}")),
    ("wagtail_localize:snippets_api*", (f"search={COMMON}", "p=2")),
    ("wagtail_localize:translations_report*", _LISTS),
    ("search", (f"q={COMMON}", f"place={COMMON}", "view=map", "sort=price", "page=2")),
    ("search_places", (f"q={COMMON}",)),
    ("wagtail_serve", ("p=2", f"q={COMMON}")),
    ("wagtailusers_*", _LISTS),
]
_ALIASES = {"page": "property"}
# What is no key: of an agency, and of none.
_WORDS: dict[str, tuple[Any, str]] = {
    "host": (lambda agency: agency.host, "absent.localhost"),
    "path": (path_on_site, "absent/"),
}


def queries(name: str) -> list[str]:
    """Query strings for the address ``name``, as templates."""
    found: dict[str, None] = {}
    for pattern, templates in QUERIES:
        if fnmatchcase(name, pattern):
            found |= dict.fromkeys(templates)
    return list(found)


def has_ids(template: str) -> bool:
    """Whether the template names rows of an agency."""
    return bool(_PLACEHOLDER.search(template))


def filled(template: str, own: AgencyWorld, foreign: AgencyWorld) -> Iterator[tuple[str, str]]:
    """(case, query): own, foreign, absent for a template with ids, else own alone."""
    yield OWN, _fill(template, own)
    if has_ids(template):
        yield FOREIGN, _fill(template, foreign)
        yield NOTHING, _fill(template, None)


def _fill(template: str, agency: AgencyWorld | None) -> str:
    def value(found: Any) -> Any:
        name = found[1]
        if agency is None:
            return _WORDS[name][1] if name in _WORDS else str(ABSENT)
        return _WORDS[name][0](agency) if name in _WORDS else agency.pk(_ALIASES.get(name, name))

    return _PLACEHOLDER.sub(lambda found: str(value(found)), template)

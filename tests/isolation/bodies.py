"""What is posted: nothing, the form as the owner sees it, and the same with one id replaced."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from bs4 import BeautifulSoup

from tests.isolation import files
from tests.isolation.filling import FOREIGN, NOTHING, OWN
from tests.isolation.stream import form_fields
from tests.isolation.world import ABSENT, AgencyWorld

# Fields that hold the key of a row, by name; the first that fits wins.
_ID_FIELDS: list[tuple[str, str]] = [
    (r"(^|-)collection$", "collection"),
    (r"(^|-)parent$", "collection"),
    (r"(new_|chosen_)?parent_page(_id)?$", "index"),
    (r"^chooser$|^destination", "index"),
    (r"(^|-)agent$", "agent"),
    (r"(^|-)agency(_id)?$", "agency"),
    (r"(^|-)site$", "site"),
    (r"redirect_page$|(^|-)page(_id)?$|^pages$|chosen_pages", "property"),
    (r"(^|-)(photo|photos|hero|image)$", "image"),
    (r"(^|-)document$", "document"),
    (r"(^|-)(user|member|owner)$", "user"),
]
# What no form on a screen says: fields, with {named row} for an id.
EXPLICIT: list[tuple[str, list[dict[str, str]]]] = [
    ("immo_agencies_switch", [{"agency": "{agency}"}]),
    (
        "wagtailadmin_pages:copy",
        [
            {"new_title": "Copy", "new_slug": "copy", "new_parent_page": "{index}"},
            {"new_title": "Copy", "new_slug": "copy", "new_parent_page": "{home}"},
        ],
    ),
    ("wagtailadmin_pages:move", [{"new_parent_page": "{development}"}]),
    ("wagtailadmin_pages:set_privacy", [{"restriction_type": "login"}]),
    ("wagtailadmin_pages:workflow_action", [{"comment": "No"}]),
    ("wagtailadmin_pages:lock", [{"next": "/admin/"}]),
    ("wagtailadmin_pages:unlock", [{"next": "/admin/"}]),
    ("wagtailadmin_pages:choose_parent", [{"parent_page": "{index}", "chosen_parent": "{index}"}]),
    (
        "wagtail_bulk_action",
        [
            {"move_applied_to_page": "1", "chooser": "{development}"},
            {"include_descendants": "on"},
            {"tags": "a"},
            {"collection": "{inner collection}"},
        ],
    ),
    (
        "wagtailimages:add*",
        [{"title": "New", "collection": "{collection}", "file": "photo", "files[]": "photo"}],
    ),
    (
        "wagtailimages_chooser:create",
        [
            {
                "image-chooser-upload-title": "New",
                "image-chooser-upload-file": "photo",
                "image-chooser-upload-collection": "{collection}",
            }
        ],
    ),
    (
        "wagtaildocs:add*",
        [{"title": "New", "collection": "{collection}", "file": "paper", "files[]": "paper"}],
    ),
    (
        "wagtaildocs_chooser:create",
        [
            {
                "document-chooser-upload-title": "New",
                "document-chooser-upload-file": "paper",
                "document-chooser-upload-collection": "{collection}",
            }
        ],
    ),
    (
        "wagtailimages:edit_multiple",
        [{"image-{image}-title": "New", "image-{image}-collection": "{collection}"}],
    ),
    (
        "wagtaildocs:edit_multiple",
        [{"doc-{document}-title": "New", "doc-{document}-collection": "{collection}"}],
    ),
    ("wagtail_localize:submit_page_translation", [{"locales": "{locale}"}]),
    ("immo_translating:*", [{"confirm": "1"}]),
]
_HOLE = re.compile(r"\{([\w ]+)\}")
_STREAM_PAGES = ("wagtailadmin_pages:add", "wagtailadmin_pages:edit", "wagtailadmin_pages:preview*")


@dataclass(frozen=True)
class Body:
    """Fields of a form, and what was replaced in it."""

    label: str
    case: str
    fields: dict[str, Any]


def empty() -> Body:
    """Nothing at all."""
    return Body("empty", OWN, {})


def scraped(name: str, html: bytes, own: AgencyWorld, values: dict[str, Any]) -> list[Body]:
    """Every form of the screen ``html`` that posts, filled in as it stands."""
    soup = BeautifulSoup(html, "lxml")
    found = []
    for number, form in enumerate(soup.find_all("form")):
        if (form.get("method") or "get").lower() != "post":
            continue
        fields = _fields(form)
        if any(fnmatchcase(name, pattern) for pattern in _STREAM_PAGES):
            fields |= _stream(own, values)
        found.append(Body(f"form {number}", OWN, fields))
    return found[:3]


def _stream(own: AgencyWorld, values: dict[str, Any]) -> dict[str, Any]:
    pages = {page.pk: page for page in own.named.values() if hasattr(page, "body")}
    page = pages.get(values.get("page_id"), own.named["property"])
    fields = form_fields("body", page.body.raw_data)
    if "page_id" not in values:
        fields |= {"title": "New", "slug": "new", "postal_code": "5000", "city": "Namur"}
    return fields | {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}


def _fields(form: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for control in form.find_all(["input", "textarea", "select"]):
        name = control.get("name")
        if name and name != "csrfmiddlewaretoken":
            value = _READERS.get(control.name, _typed)(control)
            if value is not None:
                fields[name] = value
    return fields


def _chosen(control: Any) -> Any:
    options = control.find_all("option")
    values = [option.get("value", option.text) for option in options]
    chosen = [o.get("value", o.text) for o in options if o.has_attr("selected")]
    if control.has_attr("multiple"):
        return chosen
    return (chosen or [next((value for value in values if value), "")])[0]


def _typed(control: Any) -> Any:
    kind = control.get("type", "text")
    if kind in {"checkbox", "radio"}:
        return control.get("value", "on") if control.has_attr("checked") else None
    if kind == "file":
        if not control.has_attr("required"):
            return None
        return "photo" if "image" in (control.get("accept") or "") else "paper"
    value = control.get("value", "")
    return _sample(kind) if not value and control.has_attr("required") else value


_READERS = {"select": _chosen, "textarea": lambda control: control.text.lstrip("\n")}


def _sample(kind: str) -> str:
    return {"email": "somebody@example.org", "number": "1", "date": "2030-01-01"}.get(kind, "New")


def explicit(name: str, own: AgencyWorld) -> Iterator[Body]:
    """Bodies written by hand."""
    for pattern, templates in EXPLICIT:
        if fnmatchcase(name, pattern):
            for number, template in enumerate(templates):
                fields = {_filled(k, own): _filled(v, own) for k, v in template.items()}
                yield Body(f"explicit {number}", OWN, fields)


def _filled(template: str, agency: AgencyWorld) -> str:
    def value(found: re.Match[str]) -> str:
        if found[1] == "locale":
            return str(agency.named["translated"].locale_id)
        return str(agency.pk(found[1]))

    return _HOLE.sub(value, template)


def with_one_id_replaced(
    body: Body, own: AgencyWorld, foreign: AgencyWorld
) -> Iterator[tuple[str, Body, Body]]:
    """(field, foreign body, absent body) for each field that holds a key of ``own``."""
    for field in body.fields:
        named = _named(field, body.fields[field], own)
        if named:
            strange = body.fields | {field: str(foreign.pk(named))}
            nothing = body.fields | {field: str(ABSENT)}
            yield (
                field,
                Body(f"{body.label} {field}", FOREIGN, strange),
                Body(f"{body.label} {field}", NOTHING, nothing),
            )


def _named(field: str, value: Any, own: AgencyWorld) -> str:
    for pattern, named in _ID_FIELDS:
        if re.search(pattern, field):
            return named if value in ("", str(own.pk(named))) or str(value).isdigit() else ""
    # StreamField: the same keys inside the blocks.
    if re.search(r"-value(-.*)?-(photo|document)$", field):
        return "image" if field.endswith("photo") else "document"
    return ""


def ready(fields: dict[str, Any], owner: str) -> dict[str, Any]:
    """``fields`` with fresh files in place of their names: a file is read once."""
    made: dict[str, Any] = {}
    for name, value in fields.items():
        if value == "photo" and "title" not in name:
            made[name] = files.photo(owner, "x")
        elif value == "paper" and "title" not in name:
            made[name] = files.document(owner, "x")
        else:
            made[name] = value
    return made


def as_json(fields: dict[str, Any]) -> str:
    """``fields`` for PUT and PATCH."""
    return json.dumps({k: v for k, v in fields.items() if isinstance(v, str)})

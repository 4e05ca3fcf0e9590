"""The OpenAPI document: what ninja knows of the operations, and what every answer has besides."""

from collections.abc import Iterator
from typing import Any

from ninja import NinjaAPI

from immo_delivery.conditional import KEPT
from immo_delivery.problems import TYPES
from immo_delivery.schemas import Problem

_REF = "#/components/schemas/"
_PROBLEMS = {
    "400": "A parameter is unknown, or not as it should be; `parameter` names it.",
    "401": "The token is mistyped, unknown, expired, withdrawn, or for another site.",
    "403": "The token or the plan of the agency does not allow this.",
    "404": "No such site, language or object is published.",
    "429": "Too many requests within a minute.",
}
_TEXT: dict[str, Any] = {"type": "string"}
_HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "The state of the site; send it as If-None-Match.", "schema": _TEXT},
    "Cache-Control": {"description": f"`{KEPT}`; previews: not to be kept.", "schema": _TEXT},
    "Surrogate-Key": {"description": "Cache tags, with blanks.", "schema": _TEXT},
    "Cache-Tag": {"description": "The same tags, with commas.", "schema": _TEXT},
    "X-Space-Version": {"description": "The number of the last change.", "schema": _TEXT},
    "RateLimit": {"description": "What remains of the limit.", "schema": _TEXT},
    "RateLimit-Policy": {"description": "The limit.", "schema": _TEXT},
    "Retry-After": {"description": "Seconds to wait.", "schema": _TEXT},
}
_OF_ALL = ("RateLimit", "RateLimit-Policy")
_OF_SENT = ("ETag", "Cache-Control", "Surrogate-Key", "Cache-Tag", "X-Space-Version", *_OF_ALL)
_OF_SAME = ("ETag", "Cache-Control", "X-Space-Version", *_OF_ALL)
_METHODS = ("get", "post")
_OF_DRAFT = ("Cache-Control", *_OF_ALL)
JSON_LD = "property_json_ld"
PREVIEW = "preview"


class DeliveryAPI(NinjaAPI):
    """An API whose document tells of errors, headers, 304 and tokens."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._documents: dict[str, Any] = {}

    def get_openapi_schema(self, **options: Any) -> Any:
        """OpenAPI 3.1; the same for the same code, whatever asks, so it is made once: that takes
        longer than fifty answers."""
        key = repr(sorted(options.items()))
        if key not in self._documents:
            self._documents[key] = described(super().get_openapi_schema(**options))
        return self._documents[key]


def described(document: Any) -> Any:
    """The ``document`` of ninja, completed in place."""
    for operation in _operations(document):
        _parameters(operation)
        _answers(operation)
        operation["security"] = [{}, {"token": []}]
    components = document["components"]
    problem = Problem.model_json_schema(ref_template=f"{_REF}{{model}}")
    components["schemas"]["Problem"] = problem
    components["responses"] = {f"Problem{code}": _problem(code) for code in _PROBLEMS}
    components["headers"] = _HEADERS
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    _untitle(document["paths"])
    _untitle(components)
    _drop_unused(document)
    return document


def _operations(document: Any) -> Iterator[dict[str, Any]]:
    for methods in document["paths"].values():
        for name, operation in methods.items():
            if name in _METHODS:
                yield operation


def _parameters(operation: dict[str, Any]) -> None:
    """A parameter is given or left out, never null; lists are joined with commas."""
    for parameter in operation["parameters"]:
        schema = parameter["schema"]
        kinds = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
        if kinds:
            # A decimal: ninja tells of a number and of a text that is one.
            number = next((one for one in kinds if one.get("type") == "number"), kinds[0])
            del schema["anyOf"]
            parameter["schema"] = schema = schema | number
        if schema.get("default", "") in (None, ""):
            schema.pop("default", None)
        if schema.get("type") == "array":
            parameter |= {"style": "form", "explode": False}
        schema.pop("description", None)


def _answers(operation: dict[str, Any]) -> None:
    answers = {str(code): said for code, said in operation["responses"].items()}
    sent = answers.get("200")
    if sent is not None and operation["operationId"].startswith(PREVIEW):
        sent["headers"] = _headers(_OF_DRAFT)
    elif sent is not None and not operation.get("requestBody"):
        sent["headers"] = _headers(_OF_SENT)
        answers["304"] = {"description": "Nothing has changed", "headers": _headers(_OF_SAME)}
    if sent is not None and operation["operationId"] == JSON_LD:
        sent["content"] = {"application/ld+json": sent["content"].pop("application/json")}
    for code in _PROBLEMS:
        answers.setdefault(code, {"$ref": f"#/components/responses/Problem{code}"})
    operation["responses"] = dict(sorted(answers.items()))


def _problem(code: str) -> dict[str, Any]:
    names = (*_OF_ALL, "Retry-After") if code == "429" else _OF_ALL
    schema = {"$ref": f"{_REF}Problem"}
    return {
        "description": f"{_PROBLEMS[code]} `type` starts with `{TYPES}`.",
        "headers": _headers(names),
        "content": {"application/problem+json": {"schema": schema}},
    }


def _headers(names: tuple[str, ...]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _untitle(part: Any) -> None:
    """Without the titles that pydantic makes of names: they say the names again."""
    for one in part.values() if isinstance(part, dict) else part:
        if isinstance(one, dict | list):
            _untitle(one)
    if isinstance(part, dict) and isinstance(part.get("title"), str):
        del part["title"]


def _drop_unused(document: Any) -> None:
    """Without the schemas that nothing refers to, such as those of whole queries."""
    schemas, components = document["components"]["schemas"], document["components"]
    found: set[str] = set()
    waiting = set(_references([document["paths"], components["responses"]]))
    while waiting:
        found |= waiting
        waiting = {name for one in waiting for name in _references(schemas[one])} - found
    components["schemas"] = {name: schemas[name] for name in sorted(found)}


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, str) and part.startswith(_REF):
        yield part.removeprefix(_REF)
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _references(one)

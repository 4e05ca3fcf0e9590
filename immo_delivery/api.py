"""``/api/immo/v1/``: the operations, their errors and their description."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.errors import HttpError, ValidationError

from immo_delivery import problems
from immo_delivery.described import DeliveryAPI
from immo_delivery.operations import changes, pages, previews, properties, sites

api = DeliveryAPI(
    title="wagtail-immo delivery",
    version="1",
    description=(
        "Everything an estate agency has published: typed, filterable, cacheable. "
        "`site` is the slug of the agency or a host name of it."
    ),
    urls_namespace="immo_delivery",
    openapi_url="openapi.json",
    docs_url="docs",
)
_ROUTERS = (sites.router, properties.router, pages.router, changes.router, previews.router)
for router in _ROUTERS:
    api.add_router("", router)


@api.exception_handler(problems.Problem)
def _on_problem(request: HttpRequest, problem: Any) -> HttpResponse:
    return problems.answer(request, problem)


@api.exception_handler(ValidationError)
def _on_bad_value(request: HttpRequest, error: Any) -> HttpResponse:
    """The first parameter that is wrong, by its name and with what it may be."""
    first = error.errors[0] if error.errors else {"loc": ("",), "msg": "not understood"}
    name = str(first["loc"][-1])
    return problems.answer(request, problems.bad_parameter(name, f"{name!r}: {first['msg']}."))


@api.exception_handler(HttpError)
def _on_bad_body(request: HttpRequest, error: Any) -> HttpResponse:
    """What ninja itself cannot read: a body that is no JSON."""
    return problems.answer(request, problems.bad_parameter("body", f"{error}."))

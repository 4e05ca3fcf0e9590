"""A list of 20 properties with photos and body through the Wagtail API."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.test import Client, override_settings
from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from bench.harness import Work, bench
from bench.town import HOST, build
from cms.urls import urlpatterns as project

stock = WagtailAPIRouter("wagtailapi")
stock.register_endpoint("pages", PagesAPIViewSet)
urlpatterns = [path("stock/", stock.urls), *project]

QUERY = "pages/?type=immo_pages.PropertyPage&fields=*&limit=20"


@bench(
    name="api-list-20",
    says="20 properties, all fields: ours (photos expanded, agency-safe) against stock Wagtail",
    at_most=2.2,
)
@contextmanager
def api_list() -> Iterator[tuple[Work, Work]]:
    """Both answer for the same pages; stock gives bare ids where ours gives addresses."""
    build(properties=20)
    client = Client(HTTP_HOST=HOST)

    def get(address: str) -> Work:
        def fetch() -> None:
            answer = client.get(address)
            if answer.status_code != 200 or len(answer.json()["items"]) != 20:
                raise RuntimeError(f"{address}: {answer.status_code}")

        return fetch

    with override_settings(ROOT_URLCONF="bench.cases.api_list", ALLOWED_HOSTS=["*"]):
        yield get(f"/api/v2/{QUERY}"), get(f"/stock/{QUERY}")

"""A front end of somebody else: it gets codes, exchanges them, fetches drafts."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from django.urls import reverse

from immo_delivery.preview.serving import MODE, REFRESH
from tests.immo_pages.editor import editor_data, new_data

FRONT = "https://front.example/api/preview?from=editor"
EXCHANGE = "/api/immo/v1/preview/exchange"


def on_edit(page: Any) -> str:
    """Wagtail's preview of a page in its editor."""
    return reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])


def on_add(parent: Any) -> str:
    """And of a new property below ``parent``."""
    return reverse(
        "wagtailadmin_pages:preview_on_add", args=["immo_pages", "propertypage", parent.pk]
    )


def type_in(client: Client, url: str, data: dict[str, Any]) -> None:
    """What the preview pane posts after a change."""
    answer = client.post(url, data)
    assert answer.json() == {"is_valid": True, "is_available": True}, answer.content


def code_from(client: Client, url: str) -> str:
    """The code in the address that the browser is sent to."""
    answer = client.get(url, {"mode": MODE})
    assert answer.status_code == 302, answer
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    parts = urlsplit(answer["Location"])
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == FRONT.partition("?")[0]
    said = parse_qs(parts.query)
    assert said["from"] == ["editor"]
    return said["code"][0]


def refreshed(client: Client, url: str) -> dict[str, Any]:
    """What the script of the editor asks for."""
    answer = client.get(url, {"mode": REFRESH})
    assert answer.status_code == 200, answer
    return answer.json()


def exchanged(code: str, **headers: str) -> Any:
    """The answer of the exchange."""
    return Client(headers=headers).post(
        EXCHANGE, json.dumps({"code": code}), content_type="application/json"
    )


def fetched(said: dict[str, Any], path: str = "") -> Any:
    """The answer to the token, at the address that came with it or another."""
    client = Client(headers={"Authorization": f"Bearer {said['token']}"})
    return client.get(path or said["draft"])


def opened(client: Client, page: Any, **typed: Any) -> dict[str, Any]:
    """What the front end got for the code of ``page`` with these fields changed."""
    type_in(client, on_edit(page), editor_data(client, page) | typed)
    return exchanged(code_from(client, on_edit(page))).json()


def opened_new(client: Client, parent: Any, **typed: Any) -> dict[str, Any]:
    """The same for a property that is not saved."""
    type_in(client, on_add(parent), new_data(client, parent) | typed)
    return exchanged(code_from(client, on_add(parent))).json()

"""Helpers of the API tests: a body with every block, a development, an answer as JSON."""

from typing import Any

from immo_pages.models import DevelopmentPage, PropertyIndexPage
from tests.conftest import documents_block, energy_block, gallery_block


def rich_text(html: str) -> dict[str, Any]:
    """A text block."""
    return {"type": "rich_text", "value": html}


FRENCH, DUTCH = "<p>Une maison <b>lumineuse</b>.</p>", "<p>Een <b>licht</b> huis.</p>"


def full_body(photos: Any = (), documents: Any = (), text: str = FRENCH) -> list[dict[str, Any]]:
    """A body with every kind of block."""
    return [
        gallery_block(*photos),
        {"type": "heading", "value": {"text": "Le jardin", "level": "h2"}},
        rich_text(text),
        energy_block(),
        documents_block(*documents),
        {"type": "location", "value": {"text": "Centre", "show_map": True}},
    ]


def add_development(agency: Any, **facts: Any) -> DevelopmentPage:
    """A live development below the agency's index."""
    home = agency.home_in(agency.default_language)
    parent = PropertyIndexPage.objects.child_of(home).get()
    values = {"title": "Les Terrasses", "slug": "terrasses", "postal_code": "1000"} | facts
    page = parent.add_child(instance=DevelopmentPage(city="Bruxelles", **values))
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def get(client: Any, path: str, status: int = 200) -> Any:
    """JSON of ``/api/v2/<path>``."""
    response = client.get(f"/api/v2/{path}")
    assert response.status_code == status, response.content
    return response.json()

"""A body with every block of the vocabulary, several of them twice: what a full page costs."""

from typing import Any

from immo_blocks.stream import PropertyBodyBlock
from tests.conftest import documents_block, energy_block, gallery_block
from tests.immo_pages.api_world import FRENCH, rich_text

VIDEO, TOUR = "https://youtu.be/a-b_c3D4e5F", "https://my.matterport.com/show/?m=SxQL3iGyoDo"


def whole_body(photos: list[Any], papers: list[Any], pages: list[Any]) -> list[dict[str, Any]]:
    """A block of each type, and a second one of those that refer to something."""
    said = [
        gallery_block(*photos),
        energy_block(document=papers[0].pk),
        documents_block(*papers),
        {"type": "location", "value": {"text": "Centre", "show_map": True}},
        *(twice for page in pages for twice in _leading_to(page)),
        *(_shown(photo) for photo in photos[:2]),
        *(one for photo in photos[:2] for one in _players(photo)),
        *(_recording(paper) for paper in papers[:2]),
        {"type": "model_3d", "value": {"url": "https://m.example/1", "title": "", "text": ""}},
        {"type": "heading", "value": {"text": "Le jardin", "level": "h2"}},
        {"type": "quote", "value": {"text": "La lumière.", "author": "", "role": ""}},
        rich_text(FRENCH),
    ]
    there = {block["type"] for block in said}
    blank = [name for name in PropertyBodyBlock().child_blocks if name not in there]
    return said + [{"type": name, "value": {}} for name in blank]


def _leading_to(page: Any) -> list[dict[str, Any]]:
    """A text and a button that lead to ``page``."""
    words = {"title": "", "text": "", "button": "Voir", "page": page.pk, "url": ""}
    link = f'<p><a linktype="page" id="{page.pk}">Voir</a></p>'
    return [rich_text(link), {"type": "call_to_action", "value": words}]


def _shown(photo: Any) -> dict[str, Any]:
    plan = {"image": photo.pk, "level": "1", "area_m2": "62.50", "note": ""}
    item = {"type": "item", "id": f"00000000-0000-4000-7000-{photo.pk:012d}", "value": plan}
    return {"type": "floor_plan", "value": {"title": "", "plans": [item]}}


def _players(photo: Any) -> list[dict[str, Any]]:
    words = {"title": "", "poster": photo.pk}
    return [
        {"type": "video", "value": words | {"url": VIDEO}},
        {"type": "virtual_tour", "value": words | {"url": TOUR}},
    ]


def _recording(paper: Any) -> dict[str, Any]:
    return {"type": "audio", "value": {"document": paper.pk, "title": "", "transcript": "Entrez."}}

"""Fill an empty, migrated database: `python -m bench.speed.fill HOST=COUNT...`.

Every property has eight photos of its own. Their rows are written without files: neither API opens
one, and 40,000 drawn photographs would take hours. A town of more than 20,000 is made of copies of
the town before it.
"""

import os
import random
import sys
import uuid
from collections.abc import Iterator
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.speed.settings")

PHOTOS, MOST_PUBLISHED = 8, 20_000
CITIES = [
    ("5000", "Namur", 50.4669, 4.8675),
    ("5100", "Jambes", 50.4571, 4.8723),
    ("4000", "Liège", 50.6326, 5.5797),
    ("4020", "Liège", 50.6391, 5.5982),
    ("4800", "Verviers", 50.5891, 5.8626),
    ("1400", "Nivelles", 50.5983, 4.3286),
    ("6000", "Charleroi", 50.4108, 4.4446),
    ("7000", "Mons", 50.4542, 3.9523),
    ("1300", "Wavre", 50.7172, 4.6014),
    ("1348", "Louvain-la-Neuve", 50.6683, 4.6118),
    ("6700", "Arlon", 49.6833, 5.8167),
    ("7500", "Tournai", 50.6056, 3.3878),
]
WORDS = [
    "maison",
    "appartement",
    "villa",
    "jardin",
    "terrasse",
    "garage",
    "cuisine",
    "lumineuse",
    "rénovée",
    "calme",
    "gare",
    "école",
    "parquet",
    "cave",
    "grenier",
    "verger",
    "piscine",
    "bureau",
    "véranda",
    "façade",
    "quartier",
    "vue",
    "balcon",
    "ascenseur",
    "moderne",
    "ancienne",
    "spacieuse",
    "poutres",
    "cheminée",
    "dressing",
    "buanderie",
    "carport",
    "allée",
    "portail",
]


def main() -> int:
    """Fill and say what there is."""
    import django

    django.setup()
    filled: list[str] = []
    later: list[tuple[str, str, int]] = []
    for asked in sys.argv[1:]:
        host, _equals, count = asked.partition("=")
        if int(count) > MOST_PUBLISHED and filled:
            later.append((host, filled[-1], int(count)))
            continue
        _fill(host, int(count))
        filled.append(host)
        print(f"{host}: {count} properties", flush=True)
    from django.core.management import call_command

    call_command("rebuild_listings", verbosity=0)
    call_command("update_index", verbosity=0)
    for host, origin, size in later:
        _copy(host, origin, size)
    _analyse()
    return 0


def _open(host: str) -> Any:
    from immo_agencies.actions import open_agency

    name = host.partition(".")[0]
    return open_agency(
        name=name.title(),
        slug=name,
        languages=["fr"],
        hostname=host,
        ipi_number="500.009",
        postal_code="5000",
    )


def _copy(host: str, origin: str, count: int) -> None:
    from bench.speed.copies import copy_town
    from immo_agencies.models import Agency
    from immo_agencies.scope import agency_scope

    agency = _open(host)
    with agency_scope(agency):
        copy_town(agency, Agency.objects.get(slug=origin.partition(".")[0]), count)
    print(f"{host}: {count} copies", flush=True)


def _fill(host: str, count: int) -> None:
    from django.utils import timezone

    from immo_agencies.scope import agency_scope
    from immo_pages.bulk import create_properties
    from immo_pages.models import PropertyIndexPage

    name = host.partition(".")[0]
    agency = _open(host)
    chance = random.Random(name)  # noqa: S311 - the same town each time
    parent = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    with agency_scope(agency):
        for start in range(0, count, 1000):
            size = min(1000, count - start)
            photos = _photos(agency, size * PHOTOS)
            drafts = [
                _draft(chance, start + number, photos[number * PHOTOS :][:PHOTOS])
                for number in range(size)
            ]
            results = create_properties(parent, drafts, user=None, publish=True, now=timezone.now())
            drafts_left = [one for one in results if not one.page or not one.page.live]
            if drafts_left:
                raise RuntimeError(f"{len(drafts_left)} are not live: {drafts_left[0]}")


def _draft(chance: random.Random, number: int, photos: list[int]) -> Any:
    from immo_pages.bulk import PropertyDraft

    code, city, latitude, longitude = chance.choice(CITIES)
    words = [chance.choice(WORDS) for _ in range(24)]
    values = {
        "title": f"{chance.choice(WORDS).title()} {words[0]} {number}",
        "reference": f"S-{number}",
        "transaction": "sale",
        "category": chance.choice(("house", "apartment")),
        "price": chance.randrange(120, 900) * 1000,
        "street": "Rue des Carmes",
        "house_number": str(chance.randrange(1, 200)),
        "postal_code": code,
        "city": city,
        "latitude": f"{latitude + chance.uniform(-0.06, 0.06):.6f}",
        "longitude": f"{longitude + chance.uniform(-0.09, 0.09):.6f}",
        "bedrooms": chance.randrange(1, 7),
        "bathrooms": chance.randrange(1, 3),
        "living_area": str(chance.randrange(60, 320)),
        "summary": " ".join(words[:14]).capitalize() + ".",
    }
    return PropertyDraft(values, list(_body(chance, words, photos)))


def _body(chance: random.Random, words: list[str], photos: list[int]) -> Iterator[dict[str, Any]]:
    from tests.conftest import energy_block

    def key() -> str:
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))

    items = [
        {"type": "item", "id": key(), "value": {"photo": pk, "caption": "Façade", "room": ""}}
        for pk in photos
    ]
    yield {"type": "gallery", "id": key(), "value": {"title": "", "photos": items}}
    yield {"type": "rich_text", "id": key(), "value": f"<p>{' '.join(words)}.</p>" * 3}
    yield energy_block(certificate_number=f"2024{chance.randrange(10**10):010d}")


def _photos(agency: Any, count: int) -> list[int]:
    """Rows of photos and of the one size that stock shows."""
    from django.db.models import QuerySet

    from bench.speed.stock_urls import CARD
    from immo_pages.models import PropertyPhoto, PropertyPhotoRendition

    rows = [
        PropertyPhoto(
            title=f"Façade {number}",
            file=f"original_images/{uuid.uuid4().hex}.jpg",
            width=4000,
            height=3000,
            file_hash=uuid.uuid4().hex,
            collection=agency.collection,
        )
        for number in range(count)
    ]
    made: list[Any] = QuerySet(PropertyPhoto).bulk_create(rows, batch_size=2000)
    sizes = [
        PropertyPhotoRendition(
            image=photo,
            filter_spec=CARD,
            focal_point_key="",
            file=f"images/{photo.file_hash}.jpg",
            width=640,
            height=480,
        )
        for photo in made
    ]
    PropertyPhotoRendition.objects.bulk_create(sizes, batch_size=2000)
    return [photo.pk for photo in made]


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    raise SystemExit(main())

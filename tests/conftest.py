"""Two agencies, their people, properties and photos: what every test starts from."""

import io
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

_serial = itertools.count(1)


@pytest.fixture(autouse=True)
def _forget_between_tests() -> Iterator[None]:
    """Caches of the process outlive the rolled-back database."""
    from django.core.cache import cache
    from wagtail.models import Site

    from immo_agencies.tenancy import agency_map

    agency_map.forget()
    cache.clear()
    Site.clear_site_root_paths_cache()
    yield
    agency_map.forget()
    cache.clear()


@pytest.fixture
def scratch_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A copy of the migrated database in which a test may commit; PostgreSQL only.

    A test module that wants it for all fixtures overrides ``db`` with it.
    Flushing instead would lose what Wagtail's migrations wrote: root page, site, locale.
    """
    from django.db import connection, connections

    template = connection.settings_dict["NAME"]
    scratch = f"{template}_scratch"
    with django_db_blocker.unblock():
        connections.close_all()
        _administer(f'DROP DATABASE IF EXISTS "{scratch}"')
        _administer(f'CREATE DATABASE "{scratch}" TEMPLATE "{template}"')
        connection.settings_dict["NAME"] = scratch
        try:
            yield
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = template
            _administer(f'DROP DATABASE IF EXISTS "{scratch}" WITH (FORCE)')


def _administer(statement: str) -> None:
    """Run ``statement`` on the server, connected to no database of ours."""
    import psycopg
    from django.db import connection

    options = connection.get_connection_params() | {"dbname": "postgres"}
    known = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(
        **{key: options[key] for key in known if options.get(key)}, autocommit=True
    ) as administrator:
        administrator.execute(statement)


@pytest.fixture
def agency(db: None) -> Any:
    """A Walloon agency on namur.localhost in French and Dutch."""
    from immo_agencies.actions import open_agency

    return open_agency(
        name="Immobilière des Deux Rives",
        slug="deux-rives",
        languages=["fr", "nl"],
        hostname="namur.localhost",
        ipi_number="500.001",
        vat_number="BE0417497106",
        legal_name="Deux Rives SRL",
        city="Namur",
        postal_code="5000",
    )


@pytest.fixture
def other_agency(db: None) -> Any:
    """A Flemish agency on gent.localhost; its texts carry the canary."""
    from immo_agencies.actions import open_agency

    return open_agency(
        name="Gentse Gevels GCANARY",
        slug="gentse-gevels",
        languages=["nl"],
        hostname="gent.localhost",
        ipi_number="500.002",
        city="Gent",
        postal_code="9000",
    )


@pytest.fixture
def make_member(django_user_model: Any) -> Callable[..., Any]:
    """``make_member(agency, role)`` gives a person with that role."""
    from immo_agencies.actions import add_member
    from immo_agencies.roles import Role

    def make(agency: Any, role: str = "marketer", language: str = "fr", **fields: Any) -> Any:
        email = fields.pop("email", f"{role}{next(_serial)}@example.org")
        user = django_user_model.objects.create_user(
            email, "a-long-password", first_name=role.title(), language=language, **fields
        )
        add_member(agency, user, role=Role(role))
        return user

    return make


@pytest.fixture
def member_client() -> Callable[..., Client]:
    """``member_client(user)`` gives a signed-in browser on the platform's host."""

    def make(user: Any, host: str = "localhost") -> Client:
        client = Client(HTTP_HOST=host)
        client.force_login(user)
        return client

    return make


@pytest.fixture
def visitor() -> Callable[[str], Client]:
    """``visitor(host)`` gives an anonymous browser."""

    def make(host: str = "namur.localhost") -> Client:
        return Client(HTTP_HOST=host)

    return make


def photo_file(width: int = 600, height: int = 400, color: str = "#88aa77") -> ContentFile:
    """A small JPEG that no other call gives."""
    image = Image.new("RGB", (width, height), color)
    serial = next(_serial)
    # A corner large enough to survive the JPEG, so that every photo has bytes of its own.
    image.paste((serial % 251, serial % 241, serial % 239), (0, 0, 64, 64))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG")
    return ContentFile(buffer.getvalue(), name=f"photo{next(_serial)}.jpg")


@pytest.fixture
def make_photo() -> Callable[..., Any]:
    """``make_photo(agency)`` stores a photo in the agency's collection."""
    from immo_pages.models import PropertyPhoto

    def make(agency: Any, title: str = "Façade", **options: Any) -> Any:
        size = {key: options.pop(key) for key in ("width", "height", "color") if key in options}
        return PropertyPhoto.objects.create(
            title=title, file=photo_file(**size), collection=agency.collection, **options
        )

    return make


@pytest.fixture
def make_document() -> Callable[..., Any]:
    """``make_document(agency, access="private")`` stores a small PDF."""
    from immo_pages.models import PropertyDocument

    def make(agency: Any, title: str = "Certificat", **options: Any) -> Any:
        content = b"%PDF-1.4\n%" + str(next(_serial)).encode() + b"\n%%EOF\n"
        return PropertyDocument.objects.create(
            title=title,
            file=ContentFile(content, name=f"doc{next(_serial)}.pdf"),
            collection=agency.collection,
            **options,
        )

    return make


def energy_block(**value: Any) -> dict[str, Any]:
    """A complete Walloon certificate as raw block data."""
    return {
        "type": "energy",
        "value": {
            "jurisdiction": "be-wal",
            "status": "valid",
            "energy_class": "B",
            "kwh_m2_year": "157.00",
            "total_kwh_year": "21980.00",
            "co2_kg_m2_year": None,
            "certificate_number": "20240611012345",
            "issued_on": "2024-06-11",
            "valid_until": None,
            "exemption_reason": "",
            "document": None,
        }
        | value,
    }


def gallery_block(*photos: Any) -> dict[str, Any]:
    """A gallery of ``photos`` as raw block data."""
    items = [
        {
            "type": "item",
            "id": f"00000000-0000-4000-8000-{photo.pk:012d}",
            "value": {"photo": photo.pk, "caption": "", "room": ""},
        }
        for photo in photos
    ]
    return {"type": "gallery", "value": {"title": "", "photos": items}}


def documents_block(*documents: Any) -> dict[str, Any]:
    """A list of ``documents`` as raw block data."""
    items = [
        {
            "type": "item",
            "id": f"00000000-0000-4000-9000-{document.pk:012d}",
            "value": {"document": document.pk, "label": ""},
        }
        for document in documents
    ]
    return {"type": "documents", "value": {"title": "", "documents": items}}


PUBLISHABLE: dict[str, Any] = {
    "transaction": "sale",
    "category": "house",
    "price": "350000",
    "street": "Rue des Carmes",
    "house_number": "12",
    "postal_code": "5000",
    "city": "Namur",
    "bedrooms": 3,
    "living_area": "140",
}

FLEMISH: dict[str, Any] = {
    "planning_permit": "yes",
    "land_use": "residential",
    "planning_summons": "no",
    "pre_emption_right": "no",
    "subdivision_permit": "no",
    "flood_p_score": "A",
    "flood_g_score": "A",
}


@pytest.fixture
def make_property() -> Callable[..., Any]:
    """``make_property(agency, live=True, **facts)`` adds a property below the agency's index.

    ``body`` is raw block data; by default one complete certificate.
    """
    from immo_pages.models import PropertyIndexPage, PropertyPage

    def make(agency: Any, *, live: bool = True, language: str = "", **facts: Any) -> Any:
        home = agency.home_in(language or agency.default_language)
        parent = facts.pop("parent", None) or PropertyIndexPage.objects.child_of(home).get()
        serial = next(_serial)
        jurisdiction = {"be-vlg": "be-vlg"}.get("be-vlg" if agency.postal_code[:1] == "9" else "")
        default_body = [energy_block(**({"jurisdiction": jurisdiction} if jurisdiction else {}))]
        values = PUBLISHABLE | {
            "title": f"Maison {serial}",
            "slug": f"maison-{serial}",
            "reference": f"REF-{serial}",
        }
        if agency.postal_code[:1] == "9":
            values |= {"postal_code": "9000", "city": "Gent", "street": "Kouter"} | FLEMISH
        elif facts.get("postal_code", "")[:1] in ("2", "3", "8", "9"):
            values |= FLEMISH
        if facts.get("transaction") == "rent":
            values["charges_monthly"] = 0
        values |= facts
        body = values.pop("body", default_body)
        page = PropertyPage(live=False, **values)
        field: Any = PropertyPage._meta.get_field("body")
        page.body = field.to_python(body)
        parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
            page.refresh_from_db()
        return page

    return make

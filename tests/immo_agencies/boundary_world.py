"""Two agencies with one of everything the boundary asks about, made once for a module."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.models import UploadedFile

ABSENT = 999_999_999


def browser(user: Any, host: str = "localhost") -> Client:
    """A signed-in browser."""
    client = Client(HTTP_HOST=host)
    client.force_login(user)
    return client


def person(agency: Any, role: str, **fields: Any) -> Any:
    """A member of ``agency``."""
    from immo_agencies.actions import add_member
    from immo_agencies.roles import Role

    count = get_user_model().objects.count()
    user = get_user_model().objects.create_user(
        f"{role}{count}@example.org", "a-long-password", first_name=role.title(), **fields
    )
    add_member(agency, user, role=Role(role))
    return user


def agency_world(make: Any, agency: Any, title: str) -> SimpleNamespace:
    """One of each object of ``agency``; ``make`` holds the makers of ``tests.conftest``."""
    editor = person(agency, "editor")
    page = make.property(agency, title=title, live=False)
    page.get_workflow().start(page, editor)
    page.refresh_from_db()
    photo = make.photo(agency, title=f"{title} photo")
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(photo),
        file="wagtail_uploads/x.jpg",
        uploaded_by_user=editor,
    )
    return SimpleNamespace(
        agency=agency,
        editor=editor,
        page=page,
        index=page.get_parent(),
        photo=photo,
        document=make.document(agency, title=f"{title} document"),
        revision=page.latest_revision,
        task_state=page.current_workflow_task_state,
        workflow_state=page.current_workflow_state,
        upload=upload,
        site=agency.sites().first(),
    )


def open_world() -> Iterator[SimpleNamespace]:
    """Agencies ``own`` and ``foreign``, rolled back at the end."""
    from immo_agencies.actions import open_agency
    from immo_agencies.tenancy import agency_map
    from tests import conftest

    make = SimpleNamespace(
        property=conftest.make_property.__wrapped__(),
        photo=conftest.make_photo.__wrapped__(),
        document=conftest.make_document.__wrapped__(),
    )
    with transaction.atomic():
        agency_map.forget()
        own = open_agency(
            name="Deux Rives", languages=["fr"], hostname="namur.localhost", postal_code="5000"
        )
        other = open_agency(
            name="Gevels GCANARY", languages=["fr"], hostname="gent.localhost", postal_code="5000"
        )
        yield SimpleNamespace(
            make=make,
            own=agency_world(make, own, "Namuroise"),
            foreign=agency_world(make, other, "GCANARY"),
        )
        transaction.set_rollback(True)
    agency_map.forget()


def masked(response: Any, *ids: Any) -> tuple[int, str]:
    """Status and body of an answer, without the ids that were asked for and one-time tokens."""
    body = response.content.decode(errors="replace")
    body = re.sub(r'(csrfmiddlewaretoken" value=|"CSRF_TOKEN": )"[^"]+"', "", body)
    body = re.sub(r"csrf[a-zA-Z_-]*\W{1,12}[A-Za-z0-9]{64}", "", body)
    for pk in ids:
        body = body.replace(str(pk), "ID")
    return response.status_code, body


def admin_patterns() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Route, full name ("" for an unnamed one) and argument names of every address of the admin."""
    prefix = reverse("wagtailadmin_home").lstrip("/")
    for route, name, arguments in _walk(get_resolver(), "", "", frozenset()):
        if route.startswith(prefix):
            yield route, name, arguments


def _walk(resolver: Any, route: str, space: str, arguments: frozenset[str]) -> Iterator[Any]:
    for pattern in resolver.url_patterns:
        own = arguments | set(pattern.pattern.converters or {})
        own |= set(getattr(getattr(pattern.pattern, "regex", None), "groupindex", {}))
        here = route + str(pattern.pattern)
        if not hasattr(pattern, "url_patterns"):
            yield here, f"{space}{pattern.name}" if pattern.name else "", own
            continue
        below = f"{space}{pattern.namespace}:" if pattern.namespace else space
        yield from _walk(pattern, here, below, own)

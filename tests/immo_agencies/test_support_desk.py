"""The operator's desk: names, states and counts; never what is inside."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from immo_agencies import tenancy
from immo_agencies.actions import add_member, open_agency
from immo_agencies.models import Agency, AuditEvent, SupportSession
from immo_agencies.roles import Role
from immo_agencies.support import actions

pytestmark = pytest.mark.django_db

CANARY = "DRCANARY"
REASON = "The photos of one property do not show."
DESK = "immo_support:index"


@pytest.fixture
def operator(django_user_model: Any) -> Any:
    return django_user_model.objects.create_user(
        "operator@example.org", "a-long-password", is_staff=True, first_name="Odile"
    )


@pytest.fixture
def glass(django_user_model: Any) -> Any:
    return django_user_model.objects.create_superuser("root@example.org", "a-long-password")


@pytest.fixture
def manager(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "manager", email=f"{CANARY}@example.org", last_name=CANARY)


@pytest.fixture
def inside(agency: Any, manager: Any, make_property: Any, make_photo: Any, make_document: Any):
    """Things of the agency, each with the canary in every text."""
    page = make_property(agency, live=False, title=f"{CANARY} draft", city=CANARY, street=CANARY)
    live = make_property(agency, title=f"{CANARY} live", slug="drcanary-live")
    photo = make_photo(agency, title=f"{CANARY} photo")
    document = make_document(agency, title=f"{CANARY} deed")
    return {"page": page, "live": live, "photo": photo, "document": document}


def let_in(agency: Any, operator: Any, manager: Any, **facts: Any) -> SupportSession:
    wanted = {"reason": REASON, "minutes": 60, "may_change": False} | facts
    session = actions.ask(agency, by=operator, now=timezone.now(), **wanted)
    return actions.allow(session, by=manager, now=timezone.now())


def admin_urls(ids: dict[str, Any]) -> list[str]:
    """Every address of the admin that takes no argument or one number, with the agency's ids."""
    found = []
    pages = ids["page"].pk, ids["live"].pk
    for name in _admin_names():
        for arguments in [[], *[[pk] for pk in (*pages, ids["photo"].pk, ids["document"].pk)]]:
            try:
                found.append(reverse(name, args=arguments))
            except NoReverseMatch:
                continue
    return sorted(set(found))


def _admin_names() -> list[str]:
    names: list[str] = []

    def walk(resolver: Any, prefix: str) -> None:
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                walk(pattern, space)
            elif pattern.name:
                names.append(prefix + pattern.name)

    walk(get_resolver(), "")
    return [name for name in names if name.startswith(("wagtail", "immo_", "simple_"))]


def test_an_operator_without_a_session_finds_nothing_of_the_agency(
    inside: Any, operator: Any, glass: Any, member_client: Any
) -> None:
    urls = [url for url in admin_urls(inside) if url.startswith("/admin/")]
    assert len(urls) > 60
    for user in (operator, glass):
        client = member_client(user)
        client.raise_request_exception = False
        told = [url for url in urls if _tells(client.get(url))]
        assert told == []


def _tells(answer: Any) -> bool:
    body = b"".join(answer) if answer.streaming else answer.content
    shown = body + str(dict(answer.items())).encode()
    return CANARY.lower().encode() in shown.lower()


def test_the_desk_and_the_agency_show_counts(
    agency: Any, inside: Any, operator: Any, member_client: Any
) -> None:
    client = member_client(operator)

    desk = client.get(reverse(DESK))
    page = client.get(reverse("immo_support:agency", args=[agency.pk]))

    row = next(a for a in desk.context["table"].data if a.pk == agency.pk)
    assert row.people == 1
    figures = [number for _label, number in page.context["figures"]]
    assert figures[:3] == [1, 1, 1]
    assert agency.name in desk.content.decode()
    for answer in (desk, page):
        assert not _tells(answer)


@pytest.mark.parametrize("role", ["manager", "editor", "viewer"])
def test_the_desk_does_not_exist_for_members(
    agency: Any, make_member: Any, member_client: Any, role: str
) -> None:
    client = member_client(make_member(agency, role))

    for url in (reverse(DESK), reverse("immo_support:agency", args=[agency.pk])):
        assert client.get(url).status_code == 404
        assert client.post(url, {"way": "ask"}).status_code in (403, 404, 405)
    assert not SupportSession.objects.exists()


def test_search_sort_and_the_same_queries_for_3_and_103_agencies(
    agency: Any, other_agency: Any, operator: Any, member_client: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(tenancy, "_MAP_SECONDS", 3600)
    client = member_client(operator)
    url = reverse(DESK)
    open_agency(name="Third", languages=["fr"], hostname="third.localhost")
    client.get(url)
    few = _queries(client, url)
    rows = [Agency(name=f"Many {n:03}", slug=f"many-{n}", languages=["fr"]) for n in range(100)]
    Agency.objects.bulk_create(rows)

    assert _queries(client, url) == few
    assert len(client.get(url).context["object_list"]) == 20
    assert len(client.get(url, {"q": "Many 04"}).context["object_list"]) == 10
    names = [a.name for a in client.get(url, {"ordering": "-name"}).context["object_list"]]
    assert names == sorted(names, reverse=True)
    results = client.get(reverse("immo_support:index_results"), {"q": "Gentse"})
    assert [a.pk for a in results.context["object_list"]] == [other_agency.pk]


def _queries(client: Any, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_asking_from_the_desk(agency: Any, operator: Any, member_client: Any) -> None:
    client = member_client(operator)
    url = reverse("immo_support:agency", args=[agency.pk])

    wrong = client.post(url, {"way": "ask", "ask-reason": "", "ask-minutes": "500"})
    assert set(wrong.context["ask_form"].errors) == {"reason", "minutes"}
    assert not AuditEvent.objects.filter(action__startswith="support.").exists()
    client.post(url, {"way": "ask", "ask-reason": REASON, "ask-minutes": "30"})

    session = SupportSession.objects.get()
    assert (session.operator, session.minutes, session.may_change) == (operator, 30, False)
    assert client.get(url).context["current"] == session
    assert client.get(url).context["ask_form"] is None
    again = client.post(url, {"way": "ask", "ask-reason": REASON, "ask-minutes": "30"})
    assert again.context["ask_form"].non_field_errors()
    client.post(reverse("immo_support:withdraw", args=[session.pk]))
    assert client.get(url).context["ask_form"] is not None


def test_emergency_access_is_the_break_glass_accounts(
    agency: Any, operator: Any, glass: Any, member_client: Any
) -> None:
    url = reverse("immo_support:agency", args=[agency.pk])
    sent = {"way": "emergency", "emergency-reason": REASON, "emergency-confirmed": "on"}
    client = member_client(operator)
    assert client.get(url).context["emergency_form"] is None
    assert client.post(url, sent).status_code == 404
    client = member_client(glass)

    for missing in ("emergency-reason", "emergency-confirmed"):
        answer = client.post(url, {k: v for k, v in sent.items() if k != missing})
        assert answer.context["emergency_form"].errors
    assert not SupportSession.objects.exists()
    client.post(url, sent)

    session = SupportSession.objects.get()
    assert (session.kind, session.may_change, session.minutes) == ("break_glass", False, 60)
    assert client.get(reverse("wagtailadmin_home")).wsgi_request.user.pk == glass.pk
    assert _banner(client) == session


def _banner(client: Any) -> SupportSession | None:
    answer = client.get(reverse("wagtailadmin_home"))
    contexts = [c for c in answer.context or [] if "session" in c and "read_only" in c]
    return contexts[0]["session"] if contexts else None


def test_an_open_session_is_entered_by_an_act_of_its_own(
    agency: Any, inside: Any, operator: Any, manager: Any, member_client: Any
) -> None:
    session = let_in(agency, operator, manager)
    client = member_client(operator)
    listing = reverse("immo_properties:index")
    assert _banner(client) is None
    assert not _tells(client.get(listing))

    client.post(reverse("immo_support:enter", args=[session.pk]))

    assert _banner(client) == session
    assert _tells(client.get(listing))
    assert AuditEvent.objects.filter(action="support.entered").count() == 1
    client.post(reverse("immo_support:leave", args=[session.pk]))
    assert _banner(client) is None
    assert not _tells(client.get(listing))


def test_a_session_ends_on_the_next_request(
    agency: Any, inside: Any, operator: Any, manager: Any, member_client: Any
) -> None:
    session = let_in(agency, operator, manager)
    client = member_client(operator)
    client.post(reverse("immo_support:enter", args=[session.pk]))
    listing = reverse("immo_properties:index")
    assert _tells(client.get(listing))

    SupportSession.objects.update(closes_at=timezone.now())

    assert not _tells(client.get(listing))
    client.post(reverse("immo_support:enter", args=[session.pk]))
    assert not _tells(client.get(listing))


@pytest.mark.parametrize("side", ["operator", "agency"])
def test_either_side_ends_it(
    agency: Any, inside: Any, operator: Any, manager: Any, member_client: Any, side: str
) -> None:
    session = let_in(agency, operator, manager)
    client = member_client(operator)
    client.post(reverse("immo_support:enter", args=[session.pk]))

    if side == "operator":
        client.post(reverse("immo_support:end", args=[session.pk]))
    else:
        member_client(manager).post(reverse("immo_support:end_now", args=[session.pk]))

    session.refresh_from_db()
    assert session.state == SupportSession.State.ENDED
    assert not _tells(client.get(reverse("immo_properties:index")))


def test_the_session_of_another_operator_is_not_found(
    agency: Any, operator: Any, manager: Any, glass: Any, member_client: Any
) -> None:
    session = let_in(agency, operator, manager)
    client = member_client(glass)

    for name in ("enter", "leave", "end", "withdraw"):
        assert client.post(reverse(f"immo_support:{name}", args=[session.pk])).status_code == 404
    session.refresh_from_db()
    assert session.state == SupportSession.State.OPEN


@pytest.mark.parametrize("may_change", [False, True])
def test_read_only_means_that_nothing_is_written(
    agency: Any, inside: Any, operator: Any, manager: Any, member_client: Any, may_change: bool
) -> None:
    session = let_in(agency, operator, manager, may_change=may_change)
    client = member_client(operator)
    client.post(reverse("immo_support:enter", args=[session.pk]))
    url = reverse("immo_agencies_settings")

    data = {"legal_name": "Changed", "country": "BE", "brand_color": "#112233"}
    client.post(url, data | {"approval_hours": "24"})

    stored = Agency.objects.get(pk=agency.pk).legal_name
    assert (stored == "Changed") is may_change


def test_may_change_publishes_and_deletes_nothing(
    agency: Any, inside: Any, operator: Any, manager: Any, member_client: Any
) -> None:
    session = let_in(agency, operator, manager, may_change=True)
    client = member_client(operator)
    client.post(reverse("immo_support:enter", args=[session.pk]))
    draft, live = inside["page"], inside["live"]

    client.post(reverse("wagtailadmin_pages:unpublish", args=[live.pk]))
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    client.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={draft.pk}"
    )

    live.refresh_from_db()
    draft.refresh_from_db()
    assert (live.live, draft.live) == (True, False)


def test_a_superuser_bound_to_a_request_stays_one_in_the_database(
    agency: Any, glass: Any, member_client: Any, django_user_model: Any
) -> None:
    client = member_client(glass)
    answer = client.get(reverse("wagtailadmin_home"))
    user = answer.wsgi_request.user
    assert not user.is_superuser

    user.first_name = "Renamed"
    user.save()
    user.save(update_fields=["is_superuser"])

    assert not user.is_superuser
    stored = django_user_model.objects.get(pk=glass.pk)
    assert (stored.is_superuser, stored.first_name) == (True, "Renamed")


def test_the_way_to_the_desk_is_shown_to_operators_outside(
    agency: Any, other_agency: Any, operator: Any, manager: Any, member_client: Any
) -> None:
    desk = reverse(DESK)
    client = member_client(operator)
    assert desk in client.get(reverse("wagtailadmin_home")).content.decode()
    assert desk not in member_client(manager).get(reverse("wagtailadmin_home")).content.decode()
    # An operator with an agency of her own still has the desk.
    add_member(other_agency, operator, role=Role.EDITOR)
    assert desk in client.get(reverse("wagtailadmin_home")).content.decode()
    session = let_in(agency, operator, manager)

    client.post(reverse("immo_support:enter", args=[session.pk]))

    assert desk not in client.get(reverse("wagtailadmin_home")).content.decode()
    client.post(reverse("immo_support:end", args=[session.pk]))
    answer = client.get(reverse("wagtailadmin_home"))
    assert other_agency.name in answer.content.decode()

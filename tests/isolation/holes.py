"""Ten holes, cut on purpose: the proof must find each, or it proves nothing.

A hole takes out every wall of ours that stands before one surface, then the ordinary proof asks
the ordinary addresses. Each hole names the faults it must cause.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

from django.contrib.auth import get_user_model
from django.db.models import Q
from django_tasks import task
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect

from immo_blocks.choices import Choices
from tests.isolation.oracles import FOREIGN_CHANGE, LEAK

_RESOLVER = "immo_agencies.boundary.middleware.resolve"


def _everything(model: Any) -> Callable[..., Any]:
    return lambda *args, **kwargs: model._default_manager.all()


def _as_given(request: Any, rows: Any, *args: Any) -> Any:
    return rows


def _no_ids(request: Any, wanted: Any) -> dict:
    return {}


def _any_redirect(self: Any) -> Any:
    rows = Redirect.objects.filter(Q(site=self.public.site) | ~Q(site=None))
    return rows.select_related("redirect_page", "redirect_page__locale").order_by("pk")


def _any_public_document(public: Any, document: Any) -> bool:
    return document.access == "public"


def _nothing_foreign_among(many: Any, agency: Any) -> list[list]:
    return [[] for _each in many]


def _everybody(agency: Any) -> Any:
    from immo_agencies.log.people import People, person_name

    users = get_user_model()._default_manager.all()
    return People({user.pk: person_name(user) for user in users}, {})


@task()
def forgetful_task(user_id: int) -> None:
    """Does nothing, for nobody knows whom."""


class _Forgetful:
    """In the place of a task of ours: leaves the agency out of the payload."""

    def enqueue(self, agency_id: int, user_id: int, *args: Any) -> None:
        """As called by our actions."""
        forgetful_task.enqueue(user_id)


@dataclass(frozen=True)
class Hole:
    """What is taken out, where that is asked, by whom, and what it must be found by."""

    name: str
    patches: dict[str, Any]
    addresses: tuple[str, ...]
    actor: str = "manager"
    hosts: tuple[str, ...] = ("platform",)
    methods: tuple[str, ...] = ("GET", "POST")
    oracles: tuple[str, ...] = (LEAK,)

    @contextmanager
    def cut(self) -> Iterator[None]:
        """Take the walls out for as long as it lasts."""
        with ExitStack() as stack:
            for target, replacement in self.patches.items():
                stack.enter_context(mock.patch(target, replacement))
            yield


_BOUNDARY = "immo_agencies.boundary"
HOLES: list[Hole] = [
    Hole(
        "tag autocomplete",
        {f"{_BOUNDARY}.tags.own_tags": _everything(Tag)},
        ("wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete"),
    ),
    Hole(
        "page filter owners",
        {f"{_BOUNDARY}.page_lists.own_pages": _as_given},
        ("wagtailadmin_explore", "wagtailadmin_pages:search"),
        methods=("GET",),
    ),
    Hole(
        "bulk-action titles",
        {_RESOLVER: _no_ids},
        ("wagtail_bulk_action",),
        methods=("GET",),
    ),
    Hole(
        "row chooser chosen",
        {_RESOLVER: _no_ids, f"{_BOUNDARY}.page_choosers.own_pages": _as_given},
        ("wagtailadmin_choose_page_chosen_multiple",),
        methods=("GET",),
    ),
    Hole(
        "admin API images",
        {_RESOLVER: _no_ids, f"{_BOUNDARY}.file_lists.own_files": _as_given},
        ("wagtailadmin_api:images:listing", "wagtailadmin_api:images:detail"),
        methods=("GET",),
    ),
    Hole(
        "redirects API",
        {"immo_pages.api.redirects.PublicRedirectsViewSet.get_queryset": _any_redirect},
        ("wagtailapi:redirects:listing", "wagtailapi:redirects:detail"),
        actor="anonymous",
        hosts=("own",),
        methods=("GET",),
    ),
    Hole(
        "document on another host",
        {"immo_pages.documents.serving.is_public_on": _any_public_document},
        ("wagtaildocs_serve",),
        actor="anonymous",
        hosts=("own", "foreign"),
        methods=("GET",),
    ),
    Hole(
        "image id in a StreamField",
        {
            "immo_pages.foreign.foreign_among": _nothing_foreign_among,
            "immo_blocks.choices._choices": Choices(),
        },
        ("wagtailadmin_pages:edit",),
        oracles=(FOREIGN_CHANGE,),
    ),
    Hole(
        "log filter users",
        {"immo_agencies.log.views.people_of": _everybody},
        ("immo_log:index",),
        methods=("GET",),
    ),
    Hole(
        "task payload without agency",
        {"immo_agencies.people.actions.tell_member": _Forgetful()},
        ("immo_people:suspend",),
    ),
]

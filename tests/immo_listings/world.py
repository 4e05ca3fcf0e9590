"""One agency with everything that can change, and what the public reads of it."""

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model
from django.test import Client, TestCase
from django.utils import timezone
from django_scopes import scopes_disabled
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from immo_agencies.tenancy import agency_map
from immo_listings.drift import drift_of
from immo_listings.reading.counts import forget_counts
from immo_listings.reading.space import Space
from immo_listings.stored import PAGE_MODELS
from immo_pages.market.visibility import publicly_listed
from immo_pages.models import (
    Agent,
    ContentPage,
    DevelopmentPage,
    PropertyIndexPage,
    PropertyPage,
    StatusRules,
)
from tests.conftest import documents_block, energy_block, gallery_block

LANGUAGES = ("fr", "nl")
_OF_A_LANGUAGE = (
    "site",
    "properties?limit=100",
    "properties?limit=100&fields=full&order=price",
    "properties/facets",
    "properties/map?zoom=14",
    "pages",
    "developments",
    "agents",
)


def text_block(html: str) -> dict[str, Any]:
    """A text as raw block data."""
    return {"type": "rich_text", "value": html, "id": "aaaaaaaa-1111-4111-8111-111111111111"}


def link_to(page: Any) -> str:
    """A paragraph that leads to ``page``."""
    return f'<p><a linktype="page" id="{page.pk}">ici</a></p>'


def body_of(model: type[Page], *blocks: dict[str, Any]) -> Any:
    """Raw blocks as the body of ``model``."""
    return model._meta.get_field("body").to_python(list(blocks))  # type: ignore[union-attr]


@dataclass
class World:
    """Two properties that show everything, one sold, one reserved, one unit, one draft, pages."""

    agency: Any
    editor: Any
    make_property: Any
    photo: Any
    other_photo: Any
    document: Any
    face: Any
    extra: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        home = self.agency.home_in("fr")
        self.home = home.specific
        self.index = PropertyIndexPage.objects.child_of(home).get()
        self.agent = Agent.all_objects.create(
            agency=self.agency, name="Claire Specimen", phone="081 11 11 11", photo=self.face
        )
        self.about = self._page("a-propos", "À propos")
        self.team = self._page("equipe", "Équipe", parent=self.about)
        self._properties()
        self.about.body = body_of(
            ContentPage, text_block(link_to(self.sold)), gallery_block(self.photo)
        )
        self.about.save_revision().publish()
        self.home.hero = self.other_photo
        self.home.save_revision().publish()
        self.rules = StatusRules.objects.create(agency=self.agency)
        self.site = Site.objects.get(root_page=home)
        self.redirect = Redirect.objects.create(
            old_path="/fr/old", site=self.site, redirect_page=self.sold
        )

    def _page(self, slug: str, title: str, parent: Any = None) -> Any:
        page = ContentPage(title=title, slug=slug, locale=self.home.locale, show_in_menus=True)
        (parent or self.home).add_child(instance=page)
        page.save_revision().publish()
        return ContentPage.objects.get(pk=page.pk)

    def _properties(self) -> None:
        make, agency = self.make_property, self.agency
        point = {"latitude": "50.467381", "longitude": "4.871985"}
        self.house = make(
            agency,
            title="Maison",
            agent=self.agent,
            **point,
            body=[
                text_block(link_to(self.team)),
                energy_block(id="b" * 8),
                gallery_block(self.photo, self.other_photo),
                documents_block(self.document),
            ],
        )
        self.sold = make(agency, title="Vendue", status="sold", body=[energy_block()])
        self.reserved = make(agency, title="Sous offre", status="under_offer")
        self.draft = make(agency, title="Brouillon", live=False)
        project = DevelopmentPage(title="Projet", slug="projet", locale=self.home.locale)
        self.index.add_child(instance=project)
        project.save_revision().publish()
        self.project = DevelopmentPage.objects.get(pk=project.pk)
        self.unit = make(agency, title="Lot 1", parent=self.project)

    def reloaded(self) -> "World":
        """The same with rows as they are stored: an event that was undone has changed these."""
        one = copy.copy(self)
        one.extra = {}
        for name, value in vars(self).items():
            if isinstance(value, Model):
                setattr(one, name, type(value)._base_manager.get(pk=value.pk))
        return one

    def again(self, page: Any) -> Any:
        """``page`` as it is now."""
        return Page.objects.get(pk=page.pk).specific

    def answers(self) -> dict[str, Any]:
        """What anonymous front ends read."""
        forget_counts()
        client, found = Client(), {}
        start = f"/api/immo/v1/{self.agency.slug}"
        for language in LANGUAGES:
            for part in _OF_A_LANGUAGE:
                found[f"{language} {part}"] = self._get(client, f"{start}/{language}/{part}")
            for kind in ("pages", "developments"):
                for one in (found[f"{language} {kind}"] or {"items": []})["items"]:
                    at = f"{language}/{kind}/{one['id']}"
                    found[at] = self._get(client, f"{start}/{at}")
            for one in (found[f"{language} properties?limit=100"] or {"items": []})["items"]:
                at = f"{language}/properties/{one['id']}"
                found[at] = self._get(client, f"{start}/{at}")
        found["redirects"] = self._get(client, f"{start}/redirects")
        return found

    def _get(self, client: Client, address: str) -> Any:
        answer = client.get(address)
        return json.loads(answer.content) if answer.status_code == 200 else None

    def version(self) -> str:
        """The state that stands in every ETag."""
        space = Space.of(self.agency.slug)
        assert space is not None
        return space.version

    def wrong(self, answers: dict[str, Any]) -> list[str]:
        """Rows that a rebuild would change; pages that are in ``answers`` though they may not be,
        or the other way round."""
        found = [str(row) for row in drift_of(self.agency)]
        for language in LANGUAGES:
            for part, wanted in (
                ("properties?limit=100", self._listed(language)),
                ("pages", self._open(language, *PAGE_MODELS[:3])),
                ("developments", self._open(language, DevelopmentPage)),
            ):
                answer = answers[f"{language} {part}"] or {"items": []}
                read = {one["id"] for one in answer["items"]}
                found += [f"{language} {part}: {key} leaks" for key in sorted(read - wanted)]
                found += [f"{language} {part}: {key} lacks" for key in sorted(wanted - read)]
        return found

    def _listed(self, language: str) -> set[int]:
        pages = publicly_listed(self._open_rows(PropertyPage, language), on=timezone.now())
        return set(pages.values_list("pk", flat=True))

    def _open(self, language: str, *models: Any) -> set[int]:
        return {
            key
            for model in models
            for key in self._open_rows(model, language).values_list("pk", flat=True)
        }

    def _open_rows(self, model: Any, language: str) -> Any:
        home = self.agency.home_in(language)
        rows = model._base_manager.filter(path__startswith=home.path, live=home.live)
        rows = rows.filter(live=True).exclude(expire_at__lte=timezone.now())
        for path in PageViewRestriction.objects.values_list("page__path", flat=True):
            rows = rows.exclude(path__startswith=path)
        return rows


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside has not happened afterwards; after-commit work is done inside."""
    try:
        with scopes_disabled(), transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        forget()


def happen(world: World, event: Any) -> None:
    """Let ``event`` happen and be committed."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        event(world)


def forget() -> None:
    """Caches of the process outlive the rolled-back transaction."""
    agency_map.forget()
    cache.clear()
    Site.clear_site_root_paths_cache()
    forget_counts()

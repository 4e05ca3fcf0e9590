"""Fields of a page in an answer; each takes what it needs from the bundle of the whole answer."""

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from rest_framework.fields import Field
from wagtail.api.v2.serializers import PageSerializer
from wagtail.api.v2.utils import get_object_detail_url
from wagtail.models import Page

from immo_blocks.api import serialize_body
from immo_blocks.api.objects import image_object
from immo_pages.addresses import canonical_url
from immo_pages.api.bundle import PageBundle, cover_id, lists_children, raw_body
from immo_pages.api.page_facts import page_facts
from immo_pages.models import PropertyPage
from immo_pages.open_houses.dates import coming


class BundleField(Field):
    """A field made from the page itself and the bundle."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    @property
    def bundle(self) -> PageBundle:
        """Bundle of the answer."""
        return self.context["bundle"]

    def get_attribute(self, instance: Page) -> Page:
        """The page."""
        return instance

    def brief(self, page: Page) -> dict[str, Any]:
        """A page as others refer to it."""
        url = get_object_detail_url(self.context["router"], self.context["request"], Page, page.pk)
        name = page.specific_class._meta.label if page.specific_class else None
        return {
            "id": page.pk,
            "meta": {"type": name, "detail_url": url, "html_url": canonical_url(page)},
            "title": page.title,
        }


class HtmlUrlField(BundleField):
    """Canonical address for people."""

    def to_representation(self, page: Page) -> str | None:
        """Absolute address; the site of the property before the site of its agency."""
        return canonical_url(page) or None


class FactsField(BundleField):
    """Public facts of the columns."""

    def to_representation(self, page: Page) -> dict[str, Any] | None:
        """Plain values; the photo of the agent with its host."""
        facts = page_facts(page)
        agent = (facts or {}).get("agent")
        if agent and agent["photo"]:
            agent["photo"] = f"{self.bundle.base_url}{agent['photo']}"
        return facts


class CoverField(BundleField):
    """The photo that stands for the page."""

    def to_representation(self, page: Page) -> dict[str, Any] | None:
        """An image with its presets, or None."""
        photo = self.bundle.covers.get(cover_id(page) or 0)
        return image_object(photo, self.bundle.addresses) if photo else None


class BodyField(BundleField):
    """Expanded blocks."""

    def to_representation(self, page: Page) -> list[dict[str, Any]] | None:
        """Blocks in the shape of ``immo_blocks.api.BodySchema``; None for a page without blocks."""
        raw = raw_body(page)
        media = self.bundle.media.in_language(page.locale.language_code)
        return None if raw is None else serialize_body(raw, media)


class ChildrenField(BundleField):
    """Pages below, of a development its units."""

    def to_representation(self, page: Page) -> list[dict[str, Any]] | None:
        """Public children in the order of the tree; None where ``?child_of=`` is the way."""
        if not lists_children(page):
            return None
        return [self.brief(child) for child in self.bundle.children.get(page.path, [])]


class TranslationsField(BundleField):
    """The same page in other languages."""

    def to_representation(self, page: Page) -> list[dict[str, Any]]:
        """Live public translations with language and addresses, without the page itself."""
        group = self.bundle.translations.get(page.translation_key, [])
        others = sorted((p for p in group if p.pk != page.pk), key=lambda p: p.locale.language_code)
        return [self.brief(page) | {"locale": page.locale.language_code} for page in others]


class OpenHousesField(BundleField):
    """Dates on which a property is open to everybody; Belgian time."""

    def to_representation(self, page: Page) -> list[dict[str, Any]] | None:
        """Those still to come, the earliest first; None for a page that has none ever."""
        if not isinstance(page, PropertyPage):
            return None
        rows = self.bundle.open_houses.get(page.pk, [])
        return [asdict(visit) for visit in coming(rows, page.status, now=timezone.now())]


class ParentField(BundleField):
    """The page above, if it is public."""

    def to_representation(self, page: Page) -> dict[str, Any] | None:
        """Parent as others refer to it, or None."""
        parent = self.bundle.parents.get(page.path[: -Page.steplen])
        return self.brief(parent) if parent else None


class PublicPageSerializer(PageSerializer):
    """A page with its facts and blocks."""

    html_url = HtmlUrlField()
    parent = ParentField()
    facts = FactsField()
    cover = CoverField()
    body = BodyField()
    children = ChildrenField()
    open_houses = OpenHousesField()
    translations = TranslationsField()

"""Addresses from what the tree knows now: no page is read, no query runs."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from wagtail.models import Site
from wagtail.models.sites import SiteRootPath

#: As ``Site.get_site_root_paths()`` gives them, the deepest first.
Roots = Sequence[SiteRootPath]


class Address(NamedTuple):
    """``origin`` (``https://agency.example``) and ``path``; both empty for a page off any site."""

    origin: str
    path: str

    @property
    def url(self) -> str:
        """Both."""
        return self.origin + self.path


def address_of(url_path: str, language: str, roots: Roots | None = None) -> Address:
    """Canonical address of the page with the tree's ``url_path``: the deepest site wins.

    The same as ``canonical_url(page)``, from Wagtail's cached roots of sites (``roots``, for who
    asks for many).
    """
    for root in Site.get_site_root_paths() if roots is None else roots:
        if url_path.startswith(root.root_path):
            start = start_of(root.language_code or language)
            return Address(root.root_url, start + url_path[len(root.root_path) :])
    return Address("", "")


@cache
def start_of(language: str) -> str:
    """Where the addresses of a language start: ``/fr/``."""
    with override(language):
        try:
            return reverse("wagtail_serve", args=("",))
        except NoReverseMatch:
            return "/"

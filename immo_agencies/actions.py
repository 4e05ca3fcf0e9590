"""Verbs over agencies: open one, change one, add a language, add a member."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale, Page, Site

from immo_agencies.extension_points import furnish_home, new_home_page
from immo_agencies.models import Agency, AgencyHome, Membership
from immo_agencies.provisioning import provision
from immo_agencies.roles import Role
from immo_agencies.tenancy import agency_map


@transaction.atomic
def open_agency(
    *, name: str, languages: list[str], hostname: str, port: int = 80, **details: Any
) -> Agency:
    """Open an agency: row, collection, groups, one home page a language, and its site.

    ``languages`` are codes, the first is the default; ``details`` are columns of ``Agency``.
    Raises IntegrityError when the name or the host is taken.
    """
    slug = details.pop("slug", None) or slugify(name)
    agency = Agency(name=name, slug=slug, languages=[], **details)
    agency.full_clean(exclude=["languages"])
    agency.save()
    for language in languages:
        add_language(agency, language)
    Site.objects.create(
        hostname=hostname, port=port, root_page=agency.home_in(languages[0]), site_name=name
    )
    provision(agency)
    agency_map.forget()
    return agency


@transaction.atomic
def add_language(agency: Agency, language: str) -> Page:
    """Give ``agency`` a home page in ``language`` beside the others, and return it.

    The second and later homes are translations of the first. Idempotent.
    """
    if (existing := agency.home_in(language)) is not None:
        return existing
    locale, _created = Locale.objects.get_or_create(language_code=language)
    home = _add_home(agency, locale)
    AgencyHome.objects.create(agency=agency, page=home, language=language)
    agency_map.forget()
    furnish_home(agency, home)
    if language not in agency.languages:
        agency.languages = [*agency.languages, language]
        agency.save(update_fields=["languages"])
    provision(agency)
    agency_map.forget()
    return home


def _add_home(agency: Agency, locale: Locale) -> Page:
    root = Page.get_first_root_node()
    home = new_home_page(agency, locale)
    home.slug = f"{agency.slug}-{locale.language_code}"
    if first := agency.homes.select_related("page").order_by("pk").first():
        home.translation_key = first.page.translation_key
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


@transaction.atomic
def add_member(agency: Agency, user: Any, *, role: Role, invited_by: Any = None) -> Membership:
    """Make ``user`` a member of ``agency`` with ``role``, or change the role she has."""
    membership, _created = Membership.objects.with_scopes_disabled().update_or_create(
        agency=agency,
        user=user,
        defaults={"role": role, "suspended_at": None, "invited_by": invited_by},
    )
    provision(agency)
    return membership


@transaction.atomic
def change_agency(agency: Agency) -> None:
    """Save changed settings of ``agency`` and let its groups say what they now allow."""
    agency.save()
    provision(agency)

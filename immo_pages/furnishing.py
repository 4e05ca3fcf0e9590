"""Pages that every agency has in every language from the start."""

from django.utils.translation import gettext, override
from wagtail.models import Locale, Page

from immo_agencies.models import Agency
from immo_pages.models import AgencyHomePage, PropertyIndexPage

# Addresses stay when somebody corrects a catalogue.
INDEX_SLUGS = {"fr": "biens", "nl": "panden", "de": "immobilien", "en": "properties"}


def new_home(agency: Agency, locale: Locale) -> AgencyHomePage:
    """An unsaved home page."""
    return AgencyHomePage(title=agency.name, locale=locale)


def furnish(home: Page) -> PropertyIndexPage:
    """Give ``home`` its list of properties, in its language; idempotent."""
    existing = PropertyIndexPage.objects.child_of(home).first()
    if existing is not None:
        return existing
    with override(home.locale.language_code):
        title = gettext("Our properties")
    slug = INDEX_SLUGS.get(home.locale.language_code, "properties")
    page = PropertyIndexPage(title=title, slug=slug, locale=home.locale, show_in_menus=True)
    if sibling := _index_in_another_language(home):
        page.translation_key = sibling.translation_key
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def _index_in_another_language(home: Page) -> PropertyIndexPage | None:
    homes = home.get_translations(inclusive=False)
    for other in homes:
        if found := PropertyIndexPage.objects.child_of(other).first():
            return found
    return None

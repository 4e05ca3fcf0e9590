"""Verbs of the platform: give the installation its own neutral home."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page, Site

from home.models import PlatformHomePage


@transaction.atomic
def open_platform(
    *, hostname: str = "localhost", port: int = 80, name: str = "Immo"
) -> PlatformHomePage:
    """Make the platform's home page the root of the default site; idempotent.

    The default site answers every host that nobody claims, so it must belong to no agency.
    Wagtail's welcome page is removed.
    """
    home = PlatformHomePage.objects.first() or _add_home(name)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": hostname, "port": port, "root_page": home, "site_name": name},
    )
    # By its address, not by its key: an installation may have moved things before.
    for welcome in Page.objects.filter(depth=2, slug="home").exact_type(Page):
        welcome.delete()
    return home


def _add_home(name: str) -> PlatformHomePage:
    locale, _created = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    with override(locale.language_code):
        tagline = gettext("Web sites for estate agencies, one property at a time.")
    home = PlatformHomePage(title=name, slug="platform", locale=locale, tagline=tagline)
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    return home

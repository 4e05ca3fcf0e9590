"""For the templates of the pages about one's account."""

from django import template
from django.conf import settings
from django.forms import BoundField

from cms.users.browsers import browser_name

register = template.Library()


@register.filter
def without_placeholder(field: BoundField) -> BoundField:
    """The field without a placeholder that only repeats its label."""
    field.field.widget.attrs.pop("placeholder", None)
    return field


@register.filter
def without_help(field: BoundField) -> BoundField:
    """The field without its hint, when the page gives it in its own place."""
    field.help_text = ""
    return field


@register.simple_tag
def own_names_of_languages() -> list[tuple[str, str]]:
    """Code and name of each language, as those who speak it call it."""
    return list(settings.LANGUAGES)


@register.simple_tag
def platform_name() -> str:
    """What the installation is called."""
    return settings.WAGTAIL_SITE_NAME


register.filter("browser", browser_name)

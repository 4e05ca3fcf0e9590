"""``?site=`` may name a site of the answering agency, never a door to another one."""

from django.db.models import Q
from wagtail.api.v2.utils import BadRequestError
from wagtail.models import Site

from immo_pages.public import PublicContent


def own_site(public: PublicContent, wanted: str) -> Site:
    """The agency's site called ``wanted`` (``host`` or ``host:port``).

    Raises BadRequestError, in the same words for another agency's site and for none at all.
    """
    hostname, _colon, port = wanted.partition(":")
    named = public.sites.filter(hostname=hostname)
    found = list(named.filter(port=int(port)) if port.isdecimal() else named)
    if not found or (port and not port.isdecimal()):
        raise BadRequestError(f"site: '{wanted}' is not a site of the agency of this host")
    if len(found) > 1:
        raise BadRequestError("site: several sites have this host; add the port")
    return found[0]


def below(site: Site) -> Q:
    """Condition on pages: below the root of ``site`` in any language."""
    condition = Q(pk__in=[])
    roots = site.root_page.get_translations(inclusive=True)
    for path in roots.values_list("path", flat=True):
        condition |= Q(path__startswith=path)
    return condition

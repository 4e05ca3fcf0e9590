"""Rich text for programs: links resolved in bulk, HTML cleaned."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.html import escape
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

from immo_blocks.energy.parse import key_of

try:
    import nh3
except ImportError:  # an extra; Wagtail's own cleaner does the same more slowly
    nh3 = None  # type: ignore[assignment]

TAGS = frozenset(["p", "h3", "h4", "b", "i", "strong", "em", "ol", "ul", "li", "a", "hr", "br"])
SCHEMES = frozenset(("http", "https", "mailto", "tel"))


class _Whitelister(Whitelister):
    element_rules = dict.fromkeys(("[document]", *sorted(TAGS)), allow_without_attributes) | {
        "a": attribute_rule({"href": check_url})
    }


def linked_page_ids(source: Any) -> set[int]:
    """Keys of the pages a rich text links to."""
    if not isinstance(source, str):
        return set()
    keys = (_page_key(match.group(1)) for match in FIND_A_TAG.finditer(source))
    return {key for key in keys if key is not None}


def resolved_html(source: Any, urls: Mapping[int, str]) -> str:
    """Cleaned HTML with addresses in page links; a link to a page not in ``urls`` loses its target.

    ``source`` is Wagtail's database HTML.
    """
    if not isinstance(source, str):
        return ""

    def link(match: re.Match[str]) -> str:
        if "linktype" not in match.group(1):
            return match.group(0)
        url = urls.get(_page_key(match.group(1)) or 0)
        return f'<a href="{escape(url)}">' if url else "<a>"

    return clean_html(FIND_A_TAG.sub(link, source))


def clean_html(html: str) -> str:
    """Only the tags of the editor, only ``href`` on links, only web, mail and phone schemes."""
    if nh3 is None:
        return str(_Whitelister().clean(html))
    return nh3.clean(
        html, tags=set(TAGS), attributes={"a": {"href"}}, url_schemes=set(SCHEMES), link_rel=None
    )


def _page_key(attributes: str) -> int | None:
    values = extract_attrs(attributes)
    return key_of(values.get("id")) if values.get("linktype") == "page" else None

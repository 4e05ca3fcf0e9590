"""Texts of a translation that are still those of the page it translates: they stay off the air."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import String, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from immo_agencies.tenancy import agency_of
from immo_pages.advert_rules import AdvertGap, GapLevel

# The address of a page may be the same in every language.
_NOT_READ = frozenset({"slug"})
# Without a translation editor nobody can confirm a name ("Loft Louise"), so these pass there.
_NAMES = frozenset({"title", "seo_title"})
# Nor can she confirm the name of a street or of a house in a text: up to so many words pass too,
# unless they end like a sentence.
_WORDS_OF_A_NAME = 5
_SHOWN, _EXCERPT = 3, 40


class Text(NamedTuple):
    """Something to read on a page: where (field, then ids of blocks) and what (inline HTML)."""

    path: str
    html: str


def untranslated_texts(page: Page) -> list[Text]:
    """What ``page`` as it is in hand still says in the language of the page it translates.

    A translator may confirm in the translation editor that a text stays as it is. Empty for an
    original. One query for an original, three for a translation.
    """
    agency = agency_of(page)
    if agency is None or page.locale_id is None:
        return []
    translations = Translation.objects.select_related("source")
    translation = translations.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation is not None:
        return _not_confirmed(translation, _texts_of(page))
    if page.locale.language_code == agency.default_language:
        return []
    original = _original_of(page, agency.default_language)
    return _copied(_texts_of(original), _texts_of(page)) if original else []


def untranslated_gaps(page: Page) -> list[AdvertGap]:
    """The reason not to publish ``page`` that names its untranslated texts, or nothing."""
    return _gaps(untranslated_texts(page))


def newly_untranslated_gaps(page: Page, stored: Page) -> list[AdvertGap]:
    """The same for a page that is live: what its stored row says already may stay there."""
    texts = untranslated_texts(page)
    known = set(untranslated_texts(stored)) if texts else set()
    return _gaps([text for text in texts if text not in known])


def _not_confirmed(translation: Translation, shown: Sequence[Text]) -> list[Text]:
    """Of ``shown`` what was once read from the original and no translator entered there.

    Every string that was ever read counts: an older draft may hold what the original said then.
    """
    hashes = [String._get_data_hash(text.html) for text in shown]
    read = String.objects.filter(locale_id=translation.source.locale_id, data_hash__in=hashes)
    source = set(read.values_list("data", flat=True))
    entered = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        locale_id=translation.target_locale_id,
        has_error=False,
    )
    stays = set(entered.values_list("context__path", "data"))
    return [text for text in shown if text.html in source and text not in stays]


def _copied(source: Iterable[Text], shown: Iterable[Text]) -> list[Text]:
    told = {text.html for text in source if text.path not in _NAMES}
    return [
        text
        for text in shown
        if text.html in told and text.path not in _NAMES and _is_sentence(text.html)
    ]


def _is_sentence(html: str) -> bool:
    text = strip_tags(html).strip()
    return text.endswith((".", "!", "?", "…")) or len(text.split()) > _WORDS_OF_A_NAME


def _texts_of(page: Page) -> list[Text]:
    return [
        Text(segment.path, segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
        and segment.path not in _NOT_READ
        and any(letter.isalpha() for letter in segment.render_text())
    ]


def _original_of(page: Page, language: str) -> Any:
    others = type(page)._base_manager.filter(translation_key=page.translation_key)
    return others.filter(locale__language_code=language).exclude(pk=page.pk).first()


def _gaps(texts: Sequence[Text]) -> list[AdvertGap]:
    if not texts:
        return []
    return [
        AdvertGap(
            code="text_untranslated",
            level=GapLevel.ERROR,
            message=_("Not translated yet: %(texts)s.") % {"texts": _excerpts(texts)},
            remedy=_("Translate it. A text that stays as it is: enter it again as translation."),
            field=texts[0].path.partition(".")[0],
            source="wagtail-immo: a page speaks the language of its address",
        )
    ]


def _excerpts(texts: Sequence[Text]) -> str:
    plain = [" ".join(strip_tags(text.html).split()) for text in texts[:_SHOWN]]
    cut = [text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()}…" for text in plain]
    listed = ", ".join(f"“{text}”" for text in cut)
    more = len(texts) - len(cut)
    return _("%(texts)s and %(count)d more") % {"texts": listed, "count": more} if more else listed

"""Images by preset: ``{% picture_preset image "card" alt="…" sizes="…" %}``."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from immo_blocks.media import PRESETS, PresetImage, image_alt, image_preset_url, is_shown

register = template.Library()


@register.simple_tag
def picture_preset(
    image: Any,
    preset: str,
    alt: str | None = None,
    sizes: str = "",
    loading: str = "lazy",
) -> str | SafeString:
    """A ``picture`` with AVIF where the image offers it, JPEG otherwise; blank without an image.

    ``alt=""`` marks a picture that says nothing; left out, the image's own words are used. With
    ``sizes`` the browser chooses among the presets of the same ratio.
    """
    if not image or not is_shown(image):
        return ""
    main = image_preset_url(image, preset)
    files = _offers(image, preset, main) if sizes else [main]
    return format_html(
        '<picture>{}<img src="{}"{} width="{}" height="{}" alt="{}" loading="{}" '
        'decoding="async"></picture>',
        _avif_source(files, sizes),
        main.url,
        _srcset([file.url for file in files], files, sizes),
        main.width,
        main.height,
        image_alt(image) if alt is None else alt,
        loading,
    )


@register.simple_tag
def preset_url(image: Any, preset: str) -> str:
    """Address of a preset of an image."""
    return image_preset_url(image, preset).url


def _offers(image: Any, preset: str, main: PresetImage) -> list[PresetImage]:
    """Presets of the same ratio, narrowest first, each width once (small images stay small)."""
    chosen = PRESETS[preset]
    if not chosen.cropped:
        return [main]
    names = [
        name
        for name, other in PRESETS.items()
        if other.cropped and other.width * chosen.height == chosen.width * other.height
    ]
    files = (main if name == preset else image_preset_url(image, name) for name in names)
    return list({file.width: file for file in files}.values())


def _avif_source(files: list[PresetImage], sizes: str) -> str | SafeString:
    if not all(file.avif_url for file in files):
        return ""
    if not sizes:
        return format_html('<source type="image/avif" srcset="{}">', files[0].avif_url)
    srcset = _srcset([file.avif_url for file in files], files, sizes)
    return format_html('<source type="image/avif"{}>', srcset)


def _srcset(urls: list[str], files: list[PresetImage], sizes: str) -> str | SafeString:
    if not sizes:
        return ""
    offers = ", ".join(f"{url} {file.width}w" for url, file in zip(urls, files, strict=True))
    return format_html(' srcset="{}" sizes="{}"', offers, sizes)

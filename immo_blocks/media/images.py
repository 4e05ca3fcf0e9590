"""An image's presets. Own image models offer ``immo_preset(name)``; stock ones use renditions."""

from typing import Any

from wagtail.images.shortcuts import get_rendition_or_not_found, get_renditions_or_not_found

from immo_blocks.media.presets import PRESETS, PresetImage


def is_preset_aware(image: Any) -> bool:
    """Whether the image (or its class) knows the addresses of its presets without a query."""
    return callable(getattr(image, "immo_preset", None))


def is_shown(image: Any) -> bool:
    """Whether there is an image that visitors may see; one may say it is ``immo_withheld``."""
    return image is not None and not getattr(image, "immo_withheld", False)


def image_preset_url(image: Any, preset: str) -> PresetImage:
    """Address and size of ``preset`` of an image.

    A stock image gets the rendition made if it is missing. Raises KeyError for an unknown name.
    """
    if is_preset_aware(image):
        return preset_image_of(image.immo_preset(preset))
    rendition = get_rendition_or_not_found(image, PRESETS[preset].jpeg_spec)
    return PresetImage(rendition.url, rendition.width, rendition.height)


def preset_image_of(answer: Any) -> PresetImage:
    """A PresetImage from anything with ``url``, ``width`` and ``height``."""
    if isinstance(answer, PresetImage):
        return answer
    avif = getattr(answer, "avif_url", "") or ""
    return PresetImage(answer.url, answer.width, answer.height, avif)


def image_alt(image: Any, caption: str = "", room: str = "") -> str:
    """Text alternative: caption, else the image's description, room, title."""
    return caption or getattr(image, "description", "") or room or getattr(image, "title", "") or ""


def image_focal(image: Any) -> list[float] | None:
    """Centre of interest as fractions of width and height, None if the image has none."""
    x, y = getattr(image, "focal_point_x", None), getattr(image, "focal_point_y", None)
    if x is None or y is None or not image.width or not image.height:
        return None
    return [round(x / image.width, 4), round(y / image.height, 4)]


def stock_presets(image: Any) -> dict[str, PresetImage]:
    """All presets of a stock image, missing renditions made in one go."""
    specs = {name: preset.jpeg_spec for name, preset in PRESETS.items()}
    files = get_renditions_or_not_found(image, list(specs.values()))
    return {
        name: PresetImage(files[spec].url, files[spec].width, files[spec].height)
        for name, spec in specs.items()
    }

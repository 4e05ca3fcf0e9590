"""Named sizes of an image. A site asks for names, so that it can make the files ahead."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ImagePreset:
    """A named size in pixels; ``cropped`` fills the box, otherwise the image fits into it."""

    name: str
    width: int
    height: int
    cropped: bool

    @property
    def spec(self) -> str:
        """Wagtail filter without a format, ``fill-720x480``."""
        return f"{'fill' if self.cropped else 'max'}-{self.width}x{self.height}"

    @property
    def jpeg_spec(self) -> str:
        """Wagtail filter of the JPEG file."""
        return f"{self.spec}|format-jpeg|jpegquality-80"

    def size_of(self, width: int, height: int) -> tuple[int, int]:
        """Size of the result for an image of this size; Wagtail crops and shrinks, never enlarges.

        Within a pixel of what Wagtail's own ``fill`` and ``max`` give.
        """
        if width <= 0 or height <= 0:
            return self.width, self.height
        if not self.cropped:
            scale = min(1, self.width / width, self.height / height)
            return max(int(width * scale), 1), max(int(height * scale), 1)
        ratio = self.width / self.height
        crop_width = min(width, height * ratio)
        scale = min(1, self.width / crop_width)
        return max(round(crop_width * scale), 1), max(round(crop_width / ratio * scale), 1)


#: thumb, card and hero share the ratio 3:2, so one ``srcset`` may offer them together.
PRESETS: dict[str, ImagePreset] = {
    preset.name: preset
    for preset in (
        ImagePreset("thumb", 360, 240, cropped=True),
        ImagePreset("card", 720, 480, cropped=True),
        ImagePreset("hero", 1620, 1080, cropped=True),
        ImagePreset("full", 2400, 2400, cropped=False),
    )
}


@dataclass(frozen=True)
class PresetImage:
    """Address and size in pixels of a preset; ``avif_url`` is blank if there is none."""

    url: str
    width: int
    height: int
    avif_url: str = ""

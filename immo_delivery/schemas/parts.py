"""What several answers have in common."""

from ninja import Schema


class Problem(Schema):
    """What went wrong (RFC 9457). ``type`` ends in a word that never changes its meaning."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    parameter: str | None = None
    nearest: str | None = None
    scope: str | None = None


class PresetSize(Schema):
    """A file of a photo; ``avif_url`` is blank where there is none."""

    url: str
    width: int
    height: int
    avif_url: str


class CoverSizes(Schema):
    """360, 720 and 1,620 px wide in 3:2."""

    thumb: PresetSize
    card: PresetSize
    hero: PresetSize


class Cover(Schema):
    """The photo that stands for a page or a person."""

    id: int
    alt: str
    presets: CoverSizes

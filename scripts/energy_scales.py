"""Write docs/reference/energy-scales.md from the scales in the code: `make energy-scales`.

`--check` writes nothing and fails when the page is not what the code says.
"""

import os
import sys
from pathlib import Path
from typing import Any

PAGE = Path("docs/reference/energy-scales.md")
HEAD = """# Energy scales

Generated from `immo_blocks.energy.scales` by `make energy-scales`; do not edit. The scales are
those of **dwellings**; offices and shops, common parts and public buildings have certificates with
other classes, which the block refuses and takes as a document.

Letters of different jurisdictions cannot be compared: 350 kWh/m².year is G in Brussels, E in
Wallonia, D in Flanders. The letter on the certificate wins over the figure; where both disagree
the letter is shown and the editor warns. Certificates are valid ten years.

Status **E**: read in the source that is named. Status **K**: background knowledge, **unverified**;
the editor and the API say so too. Figures are kWh/m².year, CO₂ is kg/m².year. Text on a colour is
black or white, whichever contrasts more: never less than {contrast} here (WCAG 2.2 asks for 4.5).

To add a scale: copy a file of `immo_blocks/energy/scales/`, add it to `_SCALES` there, run
`make energy-scales` and look at it on `/styleguide/`.

## Three sizes of one drawing

`{{% energy_scale value size="pill" %}}`, `"medium"` (card) and `"large"` (page, print), of
`immo_energy`. All are inline SVG without any style attribute, so that a strict content security
policy holds; classes are told by letter, place, outline and pointer, never by colour alone; ink
follows the page, light or dark. France has two scales side by side, Luxembourg up to three.
Wallonia has two dotted lines to compare with, and five indicators where they are told.

## What an advert must show

The rules stand in [rules of adverts](advert-rules.md).
"""


def lowest_contrast(scales: tuple[Any, ...]) -> float:
    """The lowest contrast of a letter on its colour."""
    from immo_blocks.energy.scales.colour import contrast

    every = (one for scale in scales for one in (*scale.classes, *scale.climate, *scale.heat))
    return min(contrast(one.colour, one.text_colour) for one in every)


def section(scale: Any) -> list[str]:
    """One scale: where it comes from, then its classes."""
    since, until = scale.valid_from.isoformat(), scale.valid_to
    mark = " (unverified)" if scale.unverified else ""
    numbers = ", ".join(f"`{pattern}`" for pattern in scale.number_patterns) or "not checked"
    lines = [
        "",
        f"## {scale.name}{f', until {until.isoformat()}' if until else ''}{mark}",
        "",
        f"`{scale.jurisdiction}`, since {since}. Status **{scale.status}**: {scale.source}.",
        f"Certificate numbers: {numbers}.",
    ]
    if scale.caveat:
        lines.append(f"To know: {scale.caveat}.")
    lines += [f"Dotted line after {one.after}: {one.text}." for one in scale.references]
    return [*lines, "", *table(scale)]


def table(scale: Any) -> list[str]:
    """The classes of a scale with their bounds and colours."""
    from immo_blocks.energy.tracks import bounds_of

    columns = [("class", [one.letter for one in scale.classes])]
    columns.append(("main class", [one.main_letter for one in scale.classes]))
    columns.append(("kWh/m².year", list(bounds_of(scale.classes, scale))))
    if scale.cold:
        columns.append(("above 800 m", list(bounds_of(scale.cold.classes, scale))))
    columns.append(("colour", [f"`{one.colour}`" for one in scale.classes]))
    if scale.climate:
        columns.append(("kg CO₂/m².year", list(bounds_of(scale.climate, scale))))
        if scale.cold:
            columns.append(("CO₂ above 800 m", list(bounds_of(scale.cold.climate, scale))))
        columns.append(("climate colour", [f"`{one.colour}`" for one in scale.climate]))
    head = "| " + " | ".join(name for name, _cells in columns) + " |"
    rows = zip(*(cells for _name, cells in columns), strict=True)
    body = ["| " + " | ".join(cell or "not known" for cell in row) + " |" for row in rows]
    return [head, "|---" * len(columns) + "|", *body]


def page() -> str:
    """The page as the code wants it."""
    from django.utils.translation import override

    from immo_blocks.energy.scales import all_scales

    scales = all_scales()
    with override("en"):
        lines = [line for scale in scales for line in section(scale)]
    return HEAD.format(contrast=f"{lowest_contrast(scales):.1f}") + "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the page."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    wanted = page()
    if "--check" not in arguments:
        PAGE.write_text(wanted)
        return 0
    if PAGE.exists() and PAGE.read_text() == wanted:
        return 0
    print(f"{PAGE} is not what the code says: run `make energy-scales`.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Write docs/reference/blocks.md from the blocks in the code: `make blocks`.

`--check` writes nothing and fails when the page is not what the code says. The pictures beside the
text are taken by `python -m scripts.block_pictures`.
"""

import os
import sys
from pathlib import Path
from typing import Any

PAGE = Path("docs/reference/blocks.md")
PICTURES = Path("docs/images/blocks")
HEAD = """# The blocks

Generated from `immo_blocks.stream` by `make blocks`; do not edit. Every type name is part of the
stored data and of the API, where a body is a list of `{id, type, value}` told apart by `type`
(`immo_blocks.api.BodySchema`); a reader passes over a type that it does not know.

A block of facts holds how facts are shown, never the facts: those are the columns of the page,
and reach it through `block_facts()` of the page (`immo_blocks.facts.protocol`). What such a block
shows, the page does not show by itself a second time.

*Translated*: its words are translated one by one. *Synchronised*: a translation copies it whole.
*Searched*: its words are found by Wagtail's search of a model that indexes the body.

"""


def page() -> str:
    """The page as the code wants it."""
    from django.utils.translation import override

    from immo_blocks.stream import ContentBodyBlock, DevelopmentBodyBlock, PropertyBodyBlock

    bodies: dict[str, Any] = {
        "property": PropertyBodyBlock(),
        "development": DevelopmentBodyBlock(),
        "text page": ContentBodyBlock(),
    }
    blocks = {name: one for body in bodies.values() for name, one in body.child_blocks.items()}
    with override("en"):
        parts = [
            _section(
                name, block, [where for where, body in bodies.items() if name in body.child_blocks]
            )
            for name, block in blocks.items()
        ]
    return HEAD + "\n".join(parts)


def _section(name: str, block: Any, where: list[str]) -> str:
    lines = [f"## {block.label}: `{name}`", "", f"{block.get_description()}.", ""]
    if (PICTURES / f"{name}.png").exists():
        lines += [f"![{block.label}](../images/blocks/{name}.png)", ""]
    lines += [
        f"On: {', '.join(where)}. {_translation(block)}. {_searched(block)}.",
        "",
        "| field | label | what it takes |",
        "|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in _rows(block, "")),
        "",
        f"API value: {_api(name)}",
        "",
    ]
    return "\n".join(lines)


def _rows(block: Any, prefix: str) -> list[tuple[str, str, str]]:
    """A row for each field, those of a list below it."""
    from wagtail import blocks

    if not isinstance(block, blocks.StructBlock):
        return [("(the text itself)", str(block.label), _takes(block))]
    rows = []
    for name, child in block.child_blocks.items():
        rows.append((f"`{prefix}{name}`", str(child.label), _takes(child)))
        if isinstance(child, blocks.ListBlock):
            rows += _rows(child.child_block, f"{prefix}{name}[].")
    return rows


def _takes(block: Any) -> str:
    """Kind, bounds and help of a field."""
    from wagtail import blocks

    kinds = (
        (blocks.ListBlock, "list"),
        (blocks.RichTextBlock, "rich text"),
        (blocks.MultipleChoiceBlock, "several of"),
        (blocks.ChoiceBlock, "one of"),
        (blocks.BooleanBlock, "yes or no"),
        (blocks.ChooserBlock, "chosen"),
        (blocks.DateBlock, "date"),
        (blocks.DecimalBlock, "number"),
        (blocks.IntegerBlock, "whole number"),
        (blocks.URLBlock, "address"),
        (blocks.TextBlock, "lines of text"),
        (blocks.CharBlock, "text"),
    )
    told = [next((word for kind, word in kinds if isinstance(block, kind)), "fields")]
    field: Any = getattr(block, "field", None)
    if isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
        codes = ", ".join(f"`{code}`" for code, _label in field.choices if code)
        told[0] = f"{told[0]} {codes}"
    if longest := getattr(field, "max_length", None):
        told.append(f"{longest} characters at most")
    if block.required and not isinstance(block, blocks.ListBlock | blocks.StructBlock):
        told.append("required")
    if help_text := getattr(field, "help_text", ""):
        told.append(str(help_text).rstrip("."))
    return "; ".join(told).replace("|", "\\|")


def _translation(block: Any) -> str:
    whole = hasattr(block, "get_translatable_segments")
    return "Synchronised" if whole else "Translated"


def _searched(block: Any) -> str:
    from immo_blocks.facts.base import FactsBlock

    return "Not searched" if isinstance(block, FactsBlock) else "Searched"


def _api(name: str) -> str:
    """Names and types of the value in the schema."""
    from immo_blocks.api.schema import BodySchema

    schema = BodySchema.model_json_schema()
    for one in schema["$defs"].values():
        if one.get("properties", {}).get("type", {}).get("const") == name:
            return _fields(schema["$defs"], one["properties"]["value"])
    return "unknown to the schema."


def _fields(known: dict[str, Any], ref: dict[str, Any]) -> str:
    value = known[ref["$ref"].rpartition("/")[2]]
    names = ", ".join(f"`{name}`" for name in value["properties"])
    return f"{names}. {value.get('description', '')}".strip()


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
    print(f"{PAGE} is not what the code says: run `make blocks`.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

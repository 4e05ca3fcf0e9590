"""Write docs/reference/advert-rules.md from the rules in the code: `make advert-rules`.

`--check` writes nothing and fails when the page is not what the code says.
"""

import os
import sys
from pathlib import Path
from typing import Any

PAGE = Path("docs/reference/advert-rules.md")
HEAD = """# Rules of adverts

Generated from `immo_pages.advert_rules` by `make advert-rules`; do not edit. Version of the rules:
{version}. How they are kept: [law is dated data](../explanation/advert-law.md).

An **error** keeps the advert off the air, a **warning** advises. Status: **E** read in full in the
source that is named; **D** seen on real adverts; **K** background knowledge, shown as
"unverified"; **house** is no law but what this product asks of every advert. An error has the
status E or house. A rule without a day counts always: its source names none.

"""
SHOWN = """
## What a page shows by itself

These mentions need no rule: the page of a property shows them whenever their facts are there, and
nobody can take them out.

| mention | where |
|---|---|
| energy scale with class, figures, number and validity | energy block |
| “Dwelling with excessive energy consumption”, class F or G | energy block, France |
| estimated yearly energy cost with the year of the prices | energy block, France |
| abbreviations of the planning answers (Vg, Wg, Gmo, Vkr, Vv) beside words | law, Flanders |
| symbol of class D of a flood score | law, Flanders |
| rent and charges, kind of charges, individual meters | price |
| who pays the fees, fees in percent, price without fees, co-ownership | price and law, France |
| name, IPI/BIV number, VAT number and address of the agency | foot of every page |
| the information is not contractual | foot of every property |
"""
_COLUMNS = (
    "| code | level | what is missing | where it is mended | for | since | law | source | status |"
)


def places(rule: Any) -> str:
    """Regions of ``rule`` in words."""
    return ", ".join(sorted(str(region.label) for region in rule.regions)) or "everywhere"


def narrowed(rule: Any) -> str:
    """Kinds of property and transaction to which ``rule`` is narrowed."""
    groups = (rule.categories, rule.usages, rule.transactions)
    parts = [", ".join(sorted(str(one.label) for one in group)) for group in groups if group]
    return "; ".join(parts) or "all"


def days(rule: Any) -> str:
    """Since when, and until when."""
    since = rule.valid_from.isoformat() if rule.valid_from.year > 1900 else ""
    until = f" until {rule.valid_to.isoformat()}" if rule.valid_to else ""
    return f"{since}{until}"


def row(rule: Any) -> str:
    """One line of the table."""
    where = f"`{rule.place}` " + f"`{rule.block or rule.field}`"
    cells = (
        f"`{rule.code}`",
        rule.level,
        rule.message,
        where,
        narrowed(rule),
        days(rule),
        rule.law,
        rule.source,
        rule.origin.status,
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def page() -> str:
    """The page as the code wants it."""
    from django.utils.translation import override

    from immo_pages.advert_rules import RULES, RULES_VERSION

    with override("en"):
        groups: dict[str, list[Any]] = {}
        for rule in RULES:
            groups.setdefault(places(rule), []).append(rule)
        lines = []
        for place in sorted(groups, key=lambda name: (name != "everywhere", name)):
            lines += [
                f"## {place[:1].upper()}{place[1:]}",
                "",
                _COLUMNS,
                "|---" * 9 + "|",
            ]
            lines += [*(row(rule) for rule in groups[place]), ""]
    return HEAD.format(version=RULES_VERSION) + "\n".join(lines).rstrip() + "\n" + SHOWN


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
    print(f"{PAGE} is not what the code says: run `make advert-rules`.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

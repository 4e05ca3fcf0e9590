"""Check the documentation: every relative link and anchor leads somewhere, every page is reachable.

`make docs` runs it, then prints the index.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

INDEX = Path("docs/index.md")
ROOT_PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
OUTSIDE = ("http://", "https://", "mailto:")


def pages() -> list[Path]:
    """The pages that are checked."""
    return [Path(name) for name in ROOT_PAGES] + sorted(Path("docs").rglob("*.md"))


def text_of(page: Path) -> str:
    """A page without its code blocks."""
    return FENCE.sub("", page.read_text())


def links(page: Path) -> Iterator[str]:
    """Targets of the links that stay in the repository."""
    return (found for found in LINK.findall(text_of(page)) if not found.startswith(OUTSIDE))


def anchors(page: Path) -> set[str]:
    """Anchors of a page's headings, as code hosts make them."""
    plain = (re.sub(r"[`*_]|\[|\]\([^)]*\)", "", head) for head in HEADING.findall(text_of(page)))
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in plain}


def broken(page: Path) -> Iterator[str]:
    """Links of a page that lead nowhere."""
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name) if name else page
        if not target.exists():
            yield f"{page}: {link} does not exist"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target):
            yield f"{page}: {link} has no such heading"


def reachable(start: Path) -> set[Path]:
    """Pages that a reader finds by following links from `start`."""
    seen: set[Path] = set()
    to_read = [start.resolve()]
    while to_read:
        page = to_read.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        to_read += [(page.parent / link.partition("#")[0]).resolve() for link in links(page)]
    return seen


def problems() -> list[str]:
    """Everything that is wrong, one line each."""
    found = [problem for page in pages() for problem in broken(page)]
    known = reachable(INDEX)
    hidden = [page for page in Path("docs").rglob("*.md") if page.resolve() not in known]
    return found + [f"{page}: no link from {INDEX} leads here" for page in sorted(hidden)]


def main() -> int:
    """Print the problems, or the index."""
    found = problems()
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    print(INDEX.read_text())
    print(f"{len(pages())} pages, every link leads somewhere")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

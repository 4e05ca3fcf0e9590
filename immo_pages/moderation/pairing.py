"""Which block, or item of a list, of one version is which of another."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

Raw = dict[str, Any]
Pair = tuple[Raw | None, Raw | None]


def paired_blocks(before: Sequence[Raw], after: Sequence[Raw]) -> Iterator[Pair]:
    """Blocks with the same id, then what is left of the same type in order, then the rest."""
    matched = {id(b): a for b, a in _by(lambda block: block.get("id"), before, after)}
    left = [block for block in before if id(block) not in matched]
    taken = {id(block) for block in matched.values()}
    for block in after:
        if id(block) in taken:
            continue
        twin = next((old for old in left if old["type"] == block["type"]), None)
        if twin is not None:
            left.remove(twin)
            matched[id(twin)] = block
            taken.add(id(block))
    yield from ((block, matched.get(id(block))) for block in before)
    yield from ((None, block) for block in after if id(block) not in taken)


def _by(
    key: Callable[[Raw], Hashable], before: Sequence[Raw], after: Sequence[Raw]
) -> Iterator[tuple[Raw, Raw]]:
    known = {key(block): block for block in before if key(block)}
    for block in after:
        old = known.pop(key(block), None)
        if old is not None and old.get("type") == block.get("type"):
            yield old, block


def are_moved(before: Sequence[Hashable], after: Sequence[Hashable]) -> bool:
    """Whether what is in both stands in another order."""
    old, new = set(before), set(after)
    return [key for key in before if key in new] != [key for key in after if key in old]

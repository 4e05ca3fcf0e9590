"""Words that differ by a slip of the fingers."""

import re
from collections.abc import Iterable

from search.place_names import plain

_WORD = re.compile(r"[^\W_]+")
_SHORTEST, _LONG = 3, 8


def slips(one: str, other: str, most: int) -> int:
    """Letters left out, added, changed or swapped with their neighbour; ``most + 1``: too many."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, mark in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != mark))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == mark:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def allowed(word: str) -> int:
    """One slip, two in a long word, none in a very short one or a number."""
    if len(word) < _SHORTEST or any(char.isdigit() for char in word):
        return 0
    return 2 if len(word) >= _LONG else 1


def corrected(text: str, known: Iterable[str]) -> str:
    """``text`` with its unknown words replaced by near ones of ``known`` texts; blank if none is.

    Words that are known stay, however near others are.
    """
    vocabulary = {plain(word): word.lower() for line in known for word in _WORD.findall(line)}
    found = [_nearest(word, vocabulary) for word in text.split()]
    changed = " ".join(found)
    return changed if changed != text else ""


def _nearest(word: str, vocabulary: dict[str, str]) -> str:
    folded = plain(word)
    most = allowed(folded)
    if folded in vocabulary or not most:
        return word
    near = [(count, key) for key in vocabulary if (count := slips(folded, key, most)) <= most]
    return vocabulary[min(near)[1]] if near else word

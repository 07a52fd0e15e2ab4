"""Two versions of one text brought together, word by word.

The algorithm is diff3 (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007): what both
versions kept of their common origin divides the text; between, the version that changed is taken.
"""

import re
from collections.abc import Generator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")

LONGEST = 4000
"""Words. Beyond it the comparison would take too long; such texts are for a person to choose."""

Words = Sequence[str]


class _Kept(NamedTuple):
    """A stretch that stands in all three: where it starts in each, and its length."""

    base: int
    mine: int
    theirs: int
    length: int

    def end(self) -> "_Kept":
        length = self.length
        return _Kept(self.base + length, self.mine + length, self.theirs + length, 0)


def merge_texts(base: str, mine: str, theirs: str) -> str | None:
    """The text with both changes; None where both changed the same place."""
    b, m, t = (_WORDS.findall(text) for text in (base, mine, theirs))
    if max(len(b), len(m), len(t)) > LONGEST:
        return None
    merged: list[str] = []
    at = _Kept(0, 0, 0, 0)
    for kept in _kept_by_both(b, m, t):
        between = _changed(
            b[at.base : kept.base], m[at.mine : kept.mine], t[at.theirs : kept.theirs]
        )
        if between is None:
            return None
        merged += [*between, *b[kept.base : kept.base + kept.length]]
        at = kept.end()
    return "".join(merged)


def _changed(base: Words, mine: Words, theirs: Words) -> Words | None:
    if mine in (base, theirs):
        return theirs
    return mine if theirs == base else None


def _kept_by_both(base: Words, mine: Words, theirs: Words) -> Generator[_Kept]:
    """In order; the last one is empty and stands at the ends."""
    ours = SequenceMatcher(None, base, mine, autojunk=False).get_matching_blocks()
    others = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    here, there = 0, 0
    while here < len(ours) and there < len(others):
        one, other = ours[here], others[there]
        start = max(one.a, other.a)
        end = min(one.a + one.size, other.a + other.size)
        if start < end:
            yield _Kept(start, one.b + start - one.a, other.b + start - other.a, end - start)
        if one.a + one.size < other.a + other.size:
            here += 1
        else:
            there += 1
    yield _Kept(len(base), len(mine), len(theirs), 0)

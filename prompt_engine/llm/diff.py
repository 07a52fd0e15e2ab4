"""What changed between two texts, in parts that can be taken one by one. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")

FEWEST_WORDS = 2
"""Fewer unchanged words between two changes belong to them: nobody takes half a clause."""


MOST_WORDS = 600
"""In longer texts common words are no anchors: comparing them all would take seconds."""


@dataclass(frozen=True)
class Part:
    """A stretch of both texts. `id` is None where nothing changed."""

    id: str | None
    before: str
    after: str


def parts_of(before: str, after: str) -> tuple[Part, ...]:
    """In order, and whole: `put_together` gives `after` with every id, `before` with none."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    stretches = _merged(_stretches(old, new))
    changes = iter(range(1, len(stretches) + 1))
    return tuple(
        Part(None if one == other else f"c{next(changes)}", one, other) for one, other in stretches
    )


def put_together(parts: Iterable[Part], accepted: Collection[str]) -> str:
    """The text with the changes named in `accepted` and no other."""
    return "".join(part.after if part.id in accepted else part.before for part in parts)


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    # Words are compared without spaces: they would line up with one another all over the text.
    one, other = _spaced(old), _spaced(new)
    matcher = SequenceMatcher(None, one, other, autojunk=max(len(one), len(other)) > MOST_WORDS)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        yield "".join(one[start:end]), "".join(other[other_start:other_end])


def _spaced(tokens: list[str]) -> list[str]:
    """Each word or mark with the space that follows it; a leading space stands alone."""
    units: list[str] = []
    for token in tokens:
        if token.isspace() and units:
            units[-1] += token
        else:
            units.append(token)
    return units


def _merged(stretches: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for stretch in stretches:
        if len(found) > 1 and _is_island(found, stretch):
            island, change = found.pop(), found.pop()
            stretch = _joined(_joined(change, island), stretch)
        found.append(stretch)
    return found


def _is_island(found: list[tuple[str, str]], stretch: tuple[str, str]) -> bool:
    (one, other), (kept, same) = found[-2], found[-1]
    changed = one != other and stretch[0] != stretch[1]
    return changed and kept == same and len(re.findall(r"\w+", kept)) < FEWEST_WORDS


def _joined(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    return one[0] + other[0], one[1] + other[1]

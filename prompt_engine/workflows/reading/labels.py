"""Labels that tell apart what would be called the same, and names made of them. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

NOT_A_NAME = re.compile(r"[^a-z0-9]+")
LONGEST = 48


@dataclass(frozen=True)
class Labelled:
    """`qualifiers`: what may be told beside the label, the best first; "" tells nothing."""

    label: str
    qualifiers: tuple[str, ...]


def distinct(wanted: Sequence[Labelled]) -> list[str]:
    """A label for each, such as "Seed (refiner)" where there are several seeds."""
    alike = Counter(each.label for each in wanted)
    chosen = {label: _qualifier([e for e in wanted if e.label == label]) for label in alike}
    shown = [
        _shown(each, chosen[each.label]) if alike[each.label] > 1 else each.label for each in wanted
    ]
    return _numbered(shown)


def _qualifier(alike: list[Labelled]) -> Callable[[Labelled], str]:
    """The first kind of qualifier that differs for each, else the one that differs most."""
    kinds = range(min(len(each.qualifiers) for each in alike))
    spread = [len({each.qualifiers[kind] for each in alike}) for kind in kinds]
    best = max(spread, default=1)
    if best == 1:
        return lambda _: ""
    kind = spread.index(best)
    return lambda each: each.qualifiers[kind]


def _shown(each: Labelled, qualifier: Callable[[Labelled], str]) -> str:
    told = qualifier(each)
    return f"{each.label} ({told})" if told else each.label


def _numbered(labels: list[str]) -> list[str]:
    """The second of the same gets a 2, and no label that is there already."""
    taken, found = set(labels), list[str]()
    for place, label in enumerate(labels):
        found.append(_free(label, taken) if label in labels[:place] else label)
        taken.add(found[-1])
    return found


def _free(label: str, taken: set[str]) -> str:
    number = 2
    while f"{label} {number}" in taken:
        number += 1
    return f"{label} {number}"


def unique_names(wanted: Sequence[str]) -> list[str]:
    """Each as a name of lower-case letters, digits and `_`, none twice."""
    found: list[str] = []
    for text in wanted:
        name = NOT_A_NAME.sub("_", text.lower()).strip("_")[:LONGEST].strip("_") or "value"
        found.append(_free_name(name if name[0].isalpha() else f"value_{name}", found))
    return found


def _free_name(name: str, taken: list[str]) -> str:
    number = 1
    while (tried := name if number == 1 else f"{name}_{number}") in taken:
        number += 1
    return tried

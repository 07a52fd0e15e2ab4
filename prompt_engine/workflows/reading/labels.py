"""Labels that tell apart what would be called the same, and names made of them. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..templates.models import BESIDE_INPUTS

NOT_A_NAME = re.compile(r"[^a-z0-9]+")
LONGEST = 48


@dataclass(frozen=True)
class Labelled:
    """`qualifiers`: what may be told beside the label, the best first; "" tells nothing."""

    label: str
    qualifiers: tuple[str, ...]


def distinct(wanted: Sequence[Labelled]) -> list[str]:
    """A label for each, such as "Seed (refiner)" where there are several seeds."""
    alike: dict[str, list[Labelled]] = {}
    for each in wanted:
        alike.setdefault(each.label, []).append(each)
    chosen = {label: _qualifier(group) for label, group in alike.items()}
    return _numbered([_shown(each, chosen[each.label]) for each in wanted])


def _qualifier(alike: list[Labelled]) -> Callable[[Labelled], str]:
    """The first kind of qualifier that differs for each, else the one that differs most."""
    kinds = range(min(len(each.qualifiers) for each in alike))
    spread = [len({each.qualifiers[kind] for each in alike}) for kind in kinds]
    best = max(spread, default=1)
    if len(alike) == 1 or best == 1:
        return lambda _: ""
    kind = spread.index(best)
    return lambda each: each.qualifiers[kind]


def _shown(each: Labelled, qualifier: Callable[[Labelled], str]) -> str:
    told = qualifier(each)
    return f"{each.label} ({told})" if told else each.label


def _numbered(labels: list[str]) -> list[str]:
    """The second of the same gets a 2, and no label that is there already."""
    first, given, last = set[str](), set(labels), Counter[str]()
    found: list[str] = []
    for label in labels:
        found.append(_free(label, given, last) if label in first else label)
        first.add(label)
    return found


def _free(label: str, given: set[str], last: Counter[str]) -> str:
    """`last`: label -> the highest number given to it, so that nobody counts from 2 each time."""
    number = last[label] or 1
    while (tried := f"{label} {number + 1}") in given:
        number += 1
    last[label] = number + 1
    given.add(tried)
    return tried


def unique_names(wanted: Sequence[str]) -> list[str]:
    """Each as a name of lower-case letters, digits and `_`, none twice, none that is taken."""
    plain = [_plain(text).replace("_", " ") for text in wanted]
    return [name.replace(" ", "_") for name in _numbered(plain)]


def _plain(text: str) -> str:
    name = NOT_A_NAME.sub("_", text.lower()).strip("_")[:LONGEST].strip("_") or "value"
    return name if name[0].isalpha() and name not in BESIDE_INPUTS else f"value_{name}"

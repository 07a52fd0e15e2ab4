"""Who the words put into the frame."""

import re
from dataclasses import dataclass
from typing import Literal

from .vocabulary import first, vocabulary

Sex = Literal["f", "m"]
MOST = 5


@dataclass(frozen=True)
class Person:
    """What the words say about one person; hat is brim, cap, helmet, hood or nothing."""

    child: bool
    sex: Sex
    coat: bool
    dress: bool
    hat: str
    boots: bool = False


def read_people(text: str, *, device: str, posed: bool, shot: str) -> tuple[Person, ...]:
    """The cast, at most five; empty when nobody is meant."""
    count = _count(text, device=device, posed=posed, shot=shot)
    return tuple(_person(text, i, count) for i in range(count))


def names(text: str) -> list[str]:
    """Distinct proper names, in the order said."""
    words = vocabulary()
    found = ("".join(hit) for hit in re.findall(words.people.name, text))
    return list(dict.fromkeys(n for n in found if n and n not in words.not_names))


def _count(text: str, *, device: str, posed: bool, shot: str) -> int:
    low, words = text.lower(), vocabulary()
    called, singles = names(text), len(set(re.findall(words.people.single, low)))
    anyone = bool(called) or posed or re.search(words.people.any, low) is not None
    pair = device in ("ots", "two-shot")
    if re.search(words.people.nobody, low) and not called:
        return 0
    if not anyone and not pair and shot in ("", "wide", "extreme wide"):
        return 0
    said = first(words.counts, low) or 1
    return min(MOST, max(said, singles, len(called), 2 if pair else 1))


def _person(text: str, i: int, count: int) -> Person:
    low, v = text.lower(), vocabulary()
    kids, adults = _said(v.people.child, low), _said(v.people.adult, low)
    child = kids and (not adults or i % 2 == 1)
    sex = _sex(text, i, count)
    return Person(
        child=child,
        sex=sex,
        coat=_said(v.clothes.coat, low) and not child,
        dress=_said(v.clothes.dress, low) and sex == "f",
        hat=(first(v.hats, low) or "") if i % 2 == 0 else "",
        boots=_said(v.clothes.boots, low),
    )


def _sex(text: str, i: int, count: int) -> Sex:
    """By the words; where they name both, people take turns; a lone name ending in -a is a
    woman's.
    """
    low, v = text.lower(), vocabulary()
    female, male = _said(v.people.female, low), _said(v.people.male, low)
    called = names(text)
    if i < len(called) and not (female or male):
        return "f" if called[i][-1] in "aei" else "m"
    if female and male and count > 1:
        return "f" if (i % 2 == 0) == _before(v.people.female, v.people.male, low) else "m"
    return "f" if female else "m"


def _before(one: str, other: str, text: str) -> bool:
    a, b = re.search(one, text), re.search(other, text)
    return a is not None and (b is None or a.start() < b.start())


def _said(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None

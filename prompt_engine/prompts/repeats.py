"""No words twice: a phrase that another one, or the description, already holds is left out."""

import re
from dataclasses import replace

from .models import DESCRIPTION, Note, Phrase

SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "with", "and", "by", "to", "from", "for", "as")
)
"""Words that do not make a phrase another one."""


def without_repeats(phrases: list[Phrase]) -> tuple[list[Phrase], list[Note]]:
    """The phrase that says more stays, of equal ones the first; it then ranks as both did."""
    words = [content_words(phrase.text) for phrase in phrases]
    held = {index: _holder(index, phrases, words) for index in range(len(phrases))}
    notes, ranks = list[Note](), [phrase.rank for phrase in phrases]
    for index, holder in held.items():
        if holder is not None:
            notes += _notes(phrases[index], phrases[holder])
            ranks[holder] = max(ranks[holder], phrases[index].rank)
    kept = [
        replace(phrase, rank=rank)
        for index, (phrase, rank) in enumerate(zip(phrases, ranks, strict=True))
        if held[index] is None
    ]
    return kept, notes


def content_words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().replace(",", " ").split()) - SMALL


def _holder(index: int, phrases: list[Phrase], words: list[frozenset[str]]) -> int | None:
    """The phrase that says all of this one, if any."""
    own = phrases[index]
    if own.fields == (DESCRIPTION,):
        return None
    held = None
    for other, phrase in enumerate(phrases):
        if phrase.fields == (DESCRIPTION,):
            if _described(phrase.text, own.text):
                return other
        elif words[index] < words[other] or (words[index] == words[other] and other < index):
            held = other
    return held


def _described(description: str, text: str) -> bool:
    """Several words anywhere, one word only between commas: a "night watchman" is not a time."""
    said, told = text.casefold(), description.casefold()
    if said not in told:
        return False
    if len(said.split()) > 1:
        return re.search(rf"(?<!\w){re.escape(said)}(?!\w)", told) is not None
    return said in (clause.strip() for clause in re.split(r"[,.;:!?]+", told))


def _notes(phrase: Phrase, holder: Phrase) -> list[Note]:
    where = "the description" if holder.fields == (DESCRIPTION,) else f'"{holder.text}"'
    sentence = f'"{phrase.text}" is already said by {where}.'
    return [Note("dropped", field, sentence) for field in phrase.fields]

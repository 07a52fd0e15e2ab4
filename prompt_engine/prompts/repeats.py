"""No words twice: a phrase that another one, or the description, already holds is left out."""

import re
from dataclasses import replace

from .models import Note, Phrase


def without_repeats(
    phrases: list[Phrase], subject: Phrase | None
) -> tuple[list[Phrase], list[Note]]:
    """What says more stays, of equal phrases the first; a phrase then ranks as those it holds.

    `subject`: the description, of which nothing is ever left out.
    """
    described, notes = subject.folded if subject else "", list[Note]()
    fresh = list[Phrase]()
    for phrase in phrases:
        if _says(described, phrase.folded):
            notes += _notes(phrase, "the description")
        else:
            fresh.append(phrase)
    kept, more = _fullest(fresh)
    return kept, notes + more


def _fullest(phrases: list[Phrase]) -> tuple[list[Phrase], list[Note]]:
    held = _held([phrase.content for phrase in phrases])
    if not held:
        return phrases, []
    ranks = [phrase.rank for phrase in phrases]
    for index, holder in held.items():
        ranks[holder] = max(ranks[holder], ranks[index])
    kept = [
        replace(phrase, rank=ranks[index])
        for index, phrase in enumerate(phrases)
        if index not in held
    ]
    notes = (_notes(phrases[index], f'"{phrases[at].text}"') for index, at in held.items())
    return kept, [note for told in notes for note in told]


def _held(words: list[frozenset[str]]) -> dict[int, int]:
    """The phrases that another one says all of, and which."""
    once, twice = set[str](), set[str]()
    for own in words:
        twice |= once & own
        once |= own
    suspects = [index for index, own in enumerate(words) if own <= twice] if twice else []
    found = ((index, _holder(index, words)) for index in suspects)
    return {index: holder for index, holder in found if holder is not None}


def _holder(index: int, words: list[frozenset[str]]) -> int | None:
    """The phrase that says all of this one, if any."""
    own = words[index]
    for other, said in enumerate(words):
        if own <= said and (own != said or other < index):
            return other
    return None


def _says(description: str, text: str) -> bool:
    """Several words anywhere, one word only between commas: a "night watchman" is not a time."""
    if text not in description:
        return False
    if " " in text:
        return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", description) is not None
    return text in (clause.strip() for clause in re.split(r"[,.;:!?]+", description))


def _notes(phrase: Phrase, where: str) -> list[Note]:
    sentence = f'"{phrase.text}" is already said by {where}.'
    return [Note("dropped", field, sentence) for field in phrase.fields]

"""How long a text is, as a model counts it, and what goes when it is too long."""

import re
from functools import cached_property
from math import ceil

from prompt_engine.catalogue.models import Entry, Id, Text

from .models import DESCRIPTION, Length, Note, Phrase


class Counter(Entry):
    """`letters`: of a Latin word that one token holds; each `step` more are one token more.

    `foreign`: tokens for a letter of another script. `error`: how good the estimate is.
    """

    id: Id
    unit: Text
    letters: int = 1
    step: int = 1
    foreign: float = 1.0
    error: Text

    def count(self, text: str) -> int:
        if self.unit == "characters":
            return len(text)
        if self.unit == "words":
            return len(text.split())
        return len(self._tokens.findall(text)) + (0 if text.isascii() else self._foreign(text))

    @cached_property
    def _tokens(self) -> re.Pattern[str]:
        """What one token holds: the head of a Latin word, a step of its rest, or a sign."""
        return re.compile(
            rf"(?<![A-Za-z])[A-Za-z]{{1,{self.letters}}}"
            rf"|(?<=[A-Za-z])[A-Za-z]{{1,{self.step}}}"
            r"|\d|[^\sA-Za-z\d]"
        )

    def _foreign(self, text: str) -> int:
        """What letters of other scripts cost beyond the one that each is counted."""
        letters = sum(letter.isalpha() and not letter.isascii() for letter in text)
        return ceil(letters * (self.foreign - 1))


def cut_to(
    phrases: list[Phrase], counter: Counter, *, most: int, beside: str
) -> tuple[list[Phrase], list[Note]]:
    """Leaves out the phrases that least hangs on until the rest is short enough.

    `beside`: what else the text may hold. The description stays whole, even where it alone is
    too long.
    """
    text = ", ".join([beside, *[phrase.text for phrase in phrases]])
    if _surely_short(text, most) or counter.count(text) < most:
        return phrases, []
    fixed = counter.count(beside)
    counts = [counter.count(f"{phrase.text}, ") for phrase in phrases]
    length, gone = sum(counts) + fixed, set[int]()
    for index in sorted(range(len(phrases)), key=lambda index: (phrases[index].rank, -index)):
        if length <= most or phrases[index].fields == (DESCRIPTION,):
            break
        gone.add(index)
        length -= counts[index]
    kept = [phrase for index, phrase in enumerate(phrases) if index not in gone]
    cut = [phrase for index, phrase in enumerate(phrases) if index in gone]
    return kept, [_note(field, phrase, counter, most) for phrase in cut for field in phrase.fields]


def _surely_short(text: str, most: int) -> bool:
    """No unit is shorter than a character of plain text; this spares the counting."""
    return len(text) < most and text.isascii()


def _note(field: str, phrase: Phrase, counter: Counter, most: int) -> Note:
    return Note("cut", field, f'"{phrase.text}" is cut: the model reads {most} {counter.unit}.')


def too_long(length: Length) -> list[Note]:
    """What to tell of a text that is too long with the description alone."""
    if length.most is None or length.count <= length.most:
        return []
    said = f"The text is about {length.count} {length.unit}"
    return [Note("cut", DESCRIPTION, f"{said}; the model may not read beyond {length.most}.")]

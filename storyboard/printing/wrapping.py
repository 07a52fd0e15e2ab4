"""Breaking texts into lines."""

from collections.abc import Callable

from .faces import words_of

Measure = Callable[[str], float]
"""The width of a text in points."""


def wrapped(text: str, width: float, *, measure: Measure, indent: float = 0) -> list[str]:
    """The lines of a text, none wider than `width`; the first one is `indent` narrower.

    Line breaks of the text stay. A word that no line can hold is broken.
    """
    lines: list[str] = []
    for paragraph in text.splitlines():
        room = width - indent if not lines else width
        lines += _paragraph(paragraph, room, width, measure)
    return lines


def _paragraph(text: str, first: float, rest: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words_of(text):
        room = rest if lines else first
        if not line or measure((line + word).rstrip()) <= room:
            line += word
        else:
            lines.append(line.rstrip())
            line = word
        while measure(line.rstrip()) > (room := rest if lines else first) and len(line) > 1:
            head = _longest_head(line, room, measure)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line.rstrip()]


def _longest_head(word: str, room: float, measure: Measure) -> str:
    """As much of the beginning as the room holds, at least one letter."""
    least, most = 1, len(word)
    while least < most:
        middle = (least + most + 1) // 2
        if measure(word[:middle]) <= room:
            least = middle
        else:
            most = middle - 1
    return word[:least]

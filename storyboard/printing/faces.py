"""The typefaces of a page: which of them writes a text, and how wide it becomes.

Noto Sans for Latin, Greek and Cyrillic; FiraGO for Hebrew, Arabic, Thai, Georgian and others,
which are written letter by letter, unjoined; East Asian text by the fonts of the PDF's reader.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import pymupdf_fonts  # pyright: ignore[reportMissingTypeStubs]
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

from .models import Face

EMBEDDED: dict[Face, str] = {Face.REGULAR: "notos", Face.BOLD: "notosbo", Face.WIDE: "figo"}
"""Name of the font file in the package, by face."""

READERS: dict[Face, str] = {
    Face.JAPANESE: "HeiseiKakuGo-W5",
    Face.CHINESE: "STSong-Light",
    Face.KOREAN: "HYSMyeongJo-Medium",
}
"""Fonts that readers of PDFs bring along, by the names that PDF knows."""

HAN = ((0x2E80, 0x303F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF))
KANA = ((0x3040, 0x30FF), (0x31F0, 0x31FF))
HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF))

Run = tuple[Face, str]


class Faces:
    """Registers the fonts with reportlab, whose list of fonts is the process's own."""

    def __init__(self) -> None:
        self._covered: dict[Face, frozenset[int]] = {}
        for face, name in EMBEDDED.items():
            font = TTFont(face.value, BytesIO(font_file(name)))
            pdfmetrics.registerFont(font)
            self._covered[face] = frozenset(font.face.charToGlyph)
        for name in READERS.values():
            pdfmetrics.registerFont(UnicodeCIDFont(name))

    def runs(self, text: str, *, bold: bool = False) -> list[Run]:
        """The text in pieces, each with the face that can write it."""
        first = Face.BOLD if bold else Face.REGULAR
        asian = _asian_face(text)
        grouped = groupby(text, key=lambda letter: self._face(letter, first, asian))
        return [(face, "".join(letters)) for face, letters in grouped]

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        return sum(run_width(run, size) for run in self.runs(text, bold=bold))

    def _face(self, letter: str, first: Face, asian: Face) -> Face:
        if _is_in(letter, HAN) or _is_in(letter, KANA) or _is_in(letter, HANGUL):
            return asian
        for face in (first, Face.WIDE):
            if ord(letter) in self._covered[face]:
                return face
        return first


def run_width(run: Run, size: float) -> float:
    face, text = run
    return float(pdfmetrics.stringWidth(text, pdf_name(face), size))


def pdf_name(face: Face) -> str:
    return READERS.get(face, face.value)


def font_file(name: str) -> bytes:
    """A TrueType file by its name in the package."""
    return bytes(pymupdf_fonts.myfont(name))  # pyright: ignore[reportUnknownMemberType]


def _asian_face(text: str) -> Face:
    """Han signs are written as the rest of the text is: kana make it Japanese, hangul Korean."""
    if any(_is_in(letter, KANA) for letter in text):
        return Face.JAPANESE
    if any(_is_in(letter, HANGUL) for letter in text):
        return Face.KOREAN
    return Face.CHINESE


def _is_in(letter: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(letter) <= last for first, last in ranges)


def words_of(text: str) -> Iterator[str]:
    """Pieces between which a line may break: words with the space after them, or single signs."""
    word = ""
    for letter in text:
        if _is_in(letter, HAN) or _is_in(letter, KANA):
            if word:
                yield word
            yield letter
            word = ""
        elif letter == " ":
            yield word + letter
            word = ""
        else:
            word += letter
    if word:
        yield word

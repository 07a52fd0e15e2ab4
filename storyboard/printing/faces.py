"""The typefaces of a page: which of them writes a text, and how wide it becomes.

Noto Sans for Latin, Greek and Cyrillic; FiraGO for Hebrew, Arabic, Thai, Georgian and others,
whose letters HarfBuzz joins and places; East Asian text by the fonts of the PDF's reader.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import cast

import pymupdf_fonts  # pyright: ignore[reportMissingTypeStubs]
from reportlab.lib.abag import ABag
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import (
    ShapedStr,
    TTFont,
    shapeFragWord,  # pyright: ignore[reportUnknownVariableType]
)

from .directions import in_sight, is_rtl
from .models import Face

EMBEDDED: dict[Face, str] = {
    Face.REGULAR: "notos",
    Face.BOLD: "notosbo",
    Face.ITALIC: "notosit",
    Face.WIDE: "figo",
}
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

SELECTORS = (0xFE00, 0xFE0F)
"""Signs that choose how the letter before them looks, and are nothing to see themselves."""

FEATURES = {"kern": True, "liga": True}
"""As browsers have them; reportlab's own are also the ligatures that nobody asked for."""

Placed = tuple[int, float, float, float, float, float]
"""How reportlab keeps a letter: its place, its advances, its offsets, its width, in 1/1000 em."""


@dataclass(frozen=True)
class Run:
    """A piece of a line in one face; its letters in the order in which they are read."""

    face: Face
    text: str
    rtl: bool = False


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

    def runs(self, text: str, *, face: Face = Face.REGULAR, rtl: bool | None = None) -> list[Run]:
        """The pieces of a line from left to right, each with the face that can write it.

        What none can write is left out.
        `rtl` is how the paragraph is read; None: as this line is.
        """
        # Most lines: one face has all of it, and those asked for have nothing that turns round.
        if self._covered[face].issuperset(map(ord, text)):
            return [Run(face, text)] if text else []
        asian = _asian_face(text)
        runs: list[Run] = []
        for stretch, turned in in_sight(text, rtl=is_rtl(text) if rtl is None else rtl):
            seen = (each for each in stretch if self._is_written(each))
            grouped = groupby(seen, key=lambda letter: self._face(letter, face, asian))
            pieces = [Run(one, "".join(letters), turned) for one, letters in grouped]
            runs += reversed(pieces) if turned else pieces
        return runs

    def width(self, text: str, size: float, *, face: Face = Face.REGULAR) -> float:
        return sum(run_width(run, size) for run in self.runs(text, face=face))

    def unwritten(self, texts: Iterable[str]) -> str:
        """The letters that no face has, each once, in the order of Unicode."""
        letters = set[str]().union(*texts)
        missing = (each for each in letters if not (_is_nothing(each) or self._is_written(each)))
        return "".join(sorted(missing))

    def _is_written(self, letter: str) -> bool:
        return (
            letter.isspace()
            or self._face(letter, Face.REGULAR, Face.CHINESE) in READERS
            or any(ord(letter) in covered for covered in self._covered.values())
        )

    def _face(self, letter: str, first: Face, asian: Face) -> Face:
        if _is_in(letter, HAN) or _is_in(letter, KANA) or _is_in(letter, HANGUL):
            return asian
        for face in (first, Face.WIDE):
            if ord(letter) in self._covered[face]:
                return face
        return first


def run_width(run: Run, size: float) -> float:
    if run.face is Face.WIDE:
        data: object = getattr(shaped(run.text, size), "__shapeData__")  # noqa: B009
        return sum(advance for _, advance, *_ in cast("list[Placed]", data)) * size / 1000
    return float(pdfmetrics.stringWidth(run.text, pdf_name(run.face), size))


def shaped(text: str, size: float) -> ShapedStr:
    """Letters of `Face.WIDE`, joined and placed, from left to right, as reportlab draws them."""
    style = ABag(fontName=pdf_name(Face.WIDE), fontSize=size)
    fragments = shapeFragWord([0, (style, text)], features=FEATURES, force=True)  # pyright: ignore[reportUnknownVariableType]
    return cast("list[tuple[object, ShapedStr]]", fragments)[1][1]


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


def _is_nothing(letter: str) -> bool:
    """Whether there is nothing to see of a letter."""
    return unicodedata.category(letter) in ("Cf", "Cc") or _is_in(letter, (SELECTORS,))


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

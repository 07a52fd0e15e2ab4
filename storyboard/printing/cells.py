"""One shot on paper: its picture, and below it lines of text, each as high as it needs."""

from dataclasses import dataclass, replace
from functools import partial

from .faces import Faces, run_width
from .models import FrameItem, Item, PictureItem, Shown, StarsItem, TextItem
from .panels import PrintedShot
from .wrapping import wrapped

SIZES = {1: 11.0, 2: 10.0, 3: 9.0, 4: 8.0, 5: 7.0, 6: 7.0}
"""Size of the text by number of shots in a row."""

LEADING = 1.35
BELOW_PICTURE = 5.0
BETWEEN = 6.0
"""Between what stands left and what stands right in one line."""

FAINT = 0.4
LABELS = {Shown.ACTION: "Action", Shown.DIALOGUE: "Dialogue", Shown.NOTES: "Notes"}
TEXTS = (Shown.DESCRIPTION, Shown.ACTION, Shown.DIALOGUE, Shown.NOTES)


@dataclass(frozen=True)
class Line:
    """What stands in one strip of a cell; `y` of its items counts from the strip's upper edge."""

    height: float
    items: tuple[Item, ...]

    def at(self, x: float, y: float) -> list[Item]:
        return [moved(item, x, y) for item in self.items]


def moved(item: Item, x: float, y: float) -> Item:
    return item.model_copy(update={"x": item.x + x, "y": item.y + y})


@dataclass(frozen=True)
class Measures:
    """Of every cell of a print: its width, its picture's box, the size of its text."""

    width: float
    picture_width: float
    picture_height: float
    size: float

    @property
    def line(self) -> float:
        return self.size * LEADING


@dataclass(frozen=True)
class CellWriter:
    faces: Faces
    measures: Measures
    show: frozenset[Shown]

    def lines(self, shot: PrintedShot) -> list[Line]:
        """The picture first; it stays with the line below it."""
        written = [*self._head(shot), *self._facts(shot)]
        for shown in TEXTS:
            if shown in self.show:
                written += self._text(shot.texts[shown.value], LABELS.get(shown, ""))
        if Shown.PICTURE not in self.show:
            return written
        picture = self._picture(shot)
        if not written:
            return [picture]
        return [_joined(picture, written[0]), *written[1:]]

    def _picture(self, shot: PrintedShot) -> Line:
        width, height = self.measures.picture_width, self.measures.picture_height
        x = (self.measures.width - width) / 2
        items: list[Item] = [FrameItem(x=x, y=0, w=width, h=height, dashed=shot.picture is None)]
        if shot.picture is not None:
            words = " ".join(part for part in ("Shot", shot.code, shot.name) if part)
            items.insert(0, _picture_item(shot, x, width, height, words))
        return Line(height + BELOW_PICTURE, tuple(items))

    def _head(self, shot: PrintedShot) -> list[Line]:
        """Number, name and stars in one line; a long name takes more."""
        code = shot.code if Shown.NUMBER in self.show else ""
        name = shot.name if Shown.NAME in self.show else ""
        stars = shot.rating if Shown.RATING in self.show else 0
        if not (code or name or stars):
            return []
        size = self.measures.size
        indent = self.faces.width(code, size, bold=True) + BETWEEN if code else 0
        room = self.measures.width - (stars * size + BETWEEN if stars else 0)
        lines = self._lines(name, room, indent=indent)
        first: list[Item] = [*self._runs(code, 0, bold=True)]
        if stars:
            x = self.measures.width - stars * size
            first.append(StarsItem(x=x, y=self.measures.line * 0.1, size=size, count=stars))
        return [replace(lines[0], items=(*first, *lines[0].items)), *lines[1:]]

    def _facts(self, shot: PrintedShot) -> list[Line]:
        """The camera, and at the right end of its first line the length."""
        camera = shot.camera if Shown.CAMERA in self.show else ""
        length = length_of(shot) if Shown.DURATION in self.show else ""
        if not (camera or length):
            return []
        taken = self.faces.width(length, self.measures.size) if length else 0
        room = self.measures.width - (taken + BETWEEN if length else 0)
        lines = self._lines(camera, room, tone=FAINT)
        right = self._runs(length, self.measures.width - taken, tone=FAINT)
        return [replace(lines[0], items=(*lines[0].items, *right)), *lines[1:]]

    def _text(self, text: str, label: str) -> list[Line]:
        if not text:
            return []
        indent = self.faces.width(label, self.measures.size) + BETWEEN if label else 0
        lines = self._lines(text, self.measures.width, indent=indent)
        return [
            replace(lines[0], items=(*self._runs(label, 0, tone=FAINT), *lines[0].items)),
            *lines[1:],
        ]

    def _lines(self, text: str, width: float, *, indent: float = 0, tone: float = 0) -> list[Line]:
        measure = partial(self.faces.width, size=self.measures.size)
        texts = wrapped(text, width, measure=measure, indent=indent) or [""]
        return [
            Line(self.measures.line, tuple(self._runs(each, 0 if n else indent, tone=tone)))
            for n, each in enumerate(texts)
        ]

    def _runs(self, text: str, x: float, *, bold: bool = False, tone: float = 0) -> list[TextItem]:
        return text_items(self.faces, text, x, size=self.measures.size, bold=bold, tone=tone)


def text_items(
    faces: Faces, text: str, x: float, *, size: float, bold: bool = False, tone: float = 0
) -> list[TextItem]:
    """One line of text from `x` on, an item for each face that it needs."""
    items: list[TextItem] = []
    for face, piece in faces.runs(text, bold=bold):
        width = run_width((face, piece), size)
        items.append(
            TextItem(x=x, y=size, width=width, size=size, text=piece, face=face, tone=tone)
        )
        x += width
    return items


def length_of(shot: PrintedShot) -> str:
    return "" if shot.seconds is None else f"{shot.seconds:.1f} s"


def _picture_item(
    shot: PrintedShot, x: float, width: float, height: float, words: str
) -> PictureItem:
    assert shot.picture is not None
    return PictureItem(
        x=x, y=0, w=width, h=height, words=words,
        path=shot.picture.path, version=shot.picture.version,
    )  # fmt: skip


def _joined(upper: Line, lower: Line) -> Line:
    items = (*upper.items, *lower.at(0, upper.height))
    return Line(upper.height + lower.height, items)

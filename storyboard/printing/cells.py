"""One shot on paper: its picture, and below it lines of text, each as high as it needs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .directions import has_rtl, is_rtl
from .faces import Faces, run_width
from .markdown import Block, Span, blocks_of, plain, spans_of_lines
from .models import Face, FrameItem, Item, PictureItem, Shown, StarsItem, TextItem
from .panels import PrintedShot
from .wrapping import wrapped

SIZES = {1: 11.0, 2: 10.0, 3: 9.0, 4: 8.0, 5: 7.0, 6: 7.0}
"""Size of the text by number of shots in a row."""

LEADING = 1.35
BELOW_PICTURE = 5.0
BETWEEN = 6.0
"""Between what stands left and what stands right in one line."""

LIST_INDENT = 1.4
"""Of each list's text, by the size of the text."""

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
                written += self._text(shot.texts[shown.value], shown)
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
        indent = self.faces.width(code, size, face=Face.BOLD) + BETWEEN if code else 0
        room = self.measures.width - (stars * size + BETWEEN if stars else 0)
        lines = self._lines(plain(name), room, indent=indent)
        first: list[Item] = [*self._runs(code, 0, face=Face.BOLD)]
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
        lines = self._lines(plain(camera), room, tone=FAINT)
        right = self._runs(length, self.measures.width - taken, tone=FAINT)
        return [replace(lines[0], items=(*lines[0].items, *right)), *lines[1:]]

    def _text(self, text: str, shown: Shown) -> list[Line]:
        """Notes are Markdown, the other words are as they were typed."""
        blocks = blocks_of(text) if shown is Shown.NOTES else [plain(text)] if text else []
        label = LABELS.get(shown, "")
        indent = self.faces.width(label, self.measures.size) + BETWEEN if label else 0
        lines = [
            line
            for place, block in enumerate(blocks)
            for line in self._block(block, 0 if place else indent)
        ]
        if not lines:
            return []
        first = replace(lines[0], items=(*self._runs(label, 0, tone=FAINT), *lines[0].items))
        return [first, *lines[1:]]

    def _block(self, block: Block, indent: float) -> list[Line]:
        """Moved in by its depth, with its mark before the first line."""
        inset = block.depth * LIST_INDENT * self.measures.size
        lines = self._lines(block, self.measures.width - inset, indent=indent)
        moved_in = [Line(line.height, tuple(line.at(inset, 0))) for line in lines]
        if not block.mark:
            return moved_in
        before = max(0.0, inset - LIST_INDENT * self.measures.size) + indent
        mark = self._runs(block.mark, before)
        return [replace(moved_in[0], items=(*mark, *moved_in[0].items)), *moved_in[1:]]

    def _lines(
        self, block: Block, width: float, *, indent: float = 0, tone: float = 0
    ) -> list[Line]:
        """What is read from right to left ends at the right edge."""
        rtl = is_rtl(block.text)
        used = {face for face, _ in block.spans} or {Face.REGULAR}

        def measure(text: str) -> float:
            return max(self.faces.width(text, self.measures.size, face=face) for face in used)

        texts = wrapped(block.text, width, measure=measure, indent=indent) or [""]
        lines: list[Line] = []
        for place, spans in enumerate(spans_of_lines(block.spans, texts)):
            items = self._spans(spans, 0 if place else indent, tone=tone, rtl=rtl)
            if rtl and items:
                end = items[-1].x + items[-1].width
                items = [item.model_copy(update={"x": item.x + width - end}) for item in items]
            lines.append(Line(self.measures.line, tuple(items)))
        return lines

    def _spans(self, spans: Sequence[Span], x: float, *, tone: float, rtl: bool) -> list[TextItem]:
        """A line that turns round within itself is written in one face: its spans change places."""
        if len(spans) > 1 and any(has_rtl(text) for _, text in spans):
            spans = [(Face.REGULAR, "".join(text for _, text in spans))]
        items: list[TextItem] = []
        for face, text in spans:
            items += self._runs(text, x, face=face, tone=tone, rtl=rtl)
            x = items[-1].x + items[-1].width if items else x
        return items

    def _runs(
        self,
        text: str,
        x: float,
        *,
        face: Face = Face.REGULAR,
        tone: float = 0,
        rtl: bool | None = None,
    ) -> list[TextItem]:
        size = self.measures.size
        return text_items(self.faces, text, x, size=size, face=face, tone=tone, rtl=rtl)


def text_items(
    faces: Faces,
    text: str,
    x: float,
    *,
    size: float,
    face: Face = Face.REGULAR,
    tone: float = 0,
    rtl: bool | None = None,
) -> list[TextItem]:
    """One line of text from `x` on, an item for each face that it needs."""
    items: list[TextItem] = []
    for run in faces.runs(text, face=face, rtl=rtl):
        width = run_width(run, size)
        items.append(
            TextItem(
                x=x, y=size, width=width, size=size, text=run.text,
                face=run.face, tone=tone, rtl=run.rtl,
            )
        )  # fmt: skip
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

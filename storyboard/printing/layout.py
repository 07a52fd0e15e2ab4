"""Where everything stands on the sheets. Pure; the same sheets become a PDF and a preview."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from .cells import SIZES, CellWriter, Line, Measures, text_items
from .faces import Faces
from .models import Face, Item, Orientation, Page, Paper, PrintPages, PrintWish, RuleItem, Shown
from .panels import PrintedScene, PrintedShot
from .wrapping import wrapped

SHEETS: Mapping[Paper, tuple[float, float]] = {
    Paper.A4: (595.276, 841.89),
    Paper.A3: (841.89, 1190.551),
    Paper.LETTER: (612.0, 792.0),
}
"""Width and height upright, in points."""

MARGIN = 36.0
BAND = 22.0
BAND_SIZE = 8.0
BAND_TONE = 0.4
GAP = 14.0
BELOW_ROW = 14.0
SCENE_SIZE = 12.0
SCENE_HEIGHT = 24.0
TALLEST_PICTURE = 0.62
"""Share of a page's inner height that a picture may take, so that its text finds room below."""


@dataclass(frozen=True)
class BandWords:
    """What the tokens of header and footer stand for, but for those of the single page."""

    project: str
    description: str
    date: str


@dataclass
class _Sheet:
    scene: str
    items: list[Item] = field(default_factory=list[Item])


def sheet_size(wish: PrintWish) -> tuple[float, float]:
    width, height = SHEETS[wish.paper]
    return (height, width) if wish.orientation is Orientation.LANDSCAPE else (width, height)


def lay_out(
    scenes: Sequence[PrintedScene],
    wish: PrintWish,
    *,
    frame: tuple[float, float],
    words: BandWords,
    faces: Faces,
) -> PrintPages:
    """`frame` is the width and height of the pictures' shape."""
    width, height = sheet_size(wish)
    book = _Book(wish, faces, cell_measures(wish, frame))
    for scene in scenes:
        book.scene(scene)
    sheets = book.sheets or [_Sheet("")]
    pages = [
        Page(items=(*sheet.items, *_bands(sheet, n, len(sheets), wish, words, faces)))
        for n, sheet in enumerate(sheets, start=1)
    ]
    shots = sum(len(scene.shots) for scene in scenes)
    unwritten = faces.unwritten(_said(scenes, wish, words))
    return PrintPages(
        width=width, height=height, shots=shots, unwritten=unwritten, pages=tuple(pages)
    )


def _said(scenes: Sequence[PrintedScene], wish: PrintWish, words: BandWords) -> Iterator[str]:
    """Every text that is wanted on paper."""
    yield from (wish.header, wish.footer, words.project, words.description)
    for scene in scenes:
        yield scene.title
        for shot in scene.shots:
            yield from (shot.code, shot.camera)
            yield shot.name if Shown.NAME in wish.show else ""
            yield from (text for name, text in shot.texts.items() if Shown(name) in wish.show)


def cell_measures(wish: PrintWish, frame: tuple[float, float]) -> Measures:
    width, height = sheet_size(wish)
    cell = (width - 2 * MARGIN - (wish.per_row - 1) * GAP) / wish.per_row
    tallest = (height - 2 * MARGIN - 2 * BAND) * TALLEST_PICTURE
    scale = min(cell / frame[0], tallest / frame[1])
    return Measures(cell, frame[0] * scale, frame[1] * scale, SIZES[wish.per_row])


class _Book:
    """Fills sheet after sheet from the top."""

    def __init__(self, wish: PrintWish, faces: Faces, measures: Measures) -> None:
        self.sheets: list[_Sheet] = []
        self._wish = wish
        self._faces = faces
        self._measures = measures
        self._writer = CellWriter(faces, measures, wish.show)
        _, height = sheet_size(wish)
        self._top = MARGIN + BAND
        self._bottom = height - MARGIN - BAND
        self._y = self._bottom

    def scene(self, scene: PrintedScene) -> None:
        """Its title stands on the same sheet as at least the first row's pictures."""
        rows = [self._cells(row) for row in _rows(scene.shots, self._wish.per_row)]
        needed = SCENE_HEIGHT + _first_height(rows[0])
        if self._wish.scene_on_new_page or self._y + needed > self._bottom:
            self._turn(scene.title)
        self._title(scene.title)
        for row in rows:
            self._row(row, scene.title)

    def _cells(self, shots: Sequence[PrintedShot]) -> list[list[Line]]:
        return [self._writer.lines(shot) for shot in shots]

    def _turn(self, scene: str) -> None:
        self.sheets.append(_Sheet(scene))
        self._y = self._top

    def _title(self, title: str) -> None:
        width, _ = sheet_size(self._wish)
        items = text_items(self._faces, title, MARGIN, size=SCENE_SIZE, face=Face.BOLD)
        self._put([item.model_copy(update={"y": item.y + self._y}) for item in items])
        self._put([RuleItem(x=MARGIN, y=self._y + SCENE_SIZE + 5, w=width - 2 * MARGIN)])
        self._y += SCENE_HEIGHT

    def _put(self, items: Sequence[Item]) -> None:
        self.sheets[-1].items.extend(items)

    def _row(self, cells: list[list[Line]], scene: str) -> None:
        """A row that is higher than a sheet goes on at the top of the next one."""
        height = max(_height(cell) for cell in cells)
        too_low = self._y + height > self._bottom
        if too_low and (height <= self._bottom - self._top or not self._fits_begin(cells)):
            self._turn(scene)
        while any(cells):
            cells, used = self._fill(cells)
            self._y += used
            if any(cells):
                self._turn(scene)
        self._y += BELOW_ROW

    def _fits_begin(self, cells: list[list[Line]]) -> bool:
        return self._y + _first_height(cells) <= self._bottom

    def _fill(self, cells: list[list[Line]]) -> tuple[list[list[Line]], float]:
        """Put down the lines that find room; says which are left, and the height used."""
        left: list[list[Line]] = []
        used = 0.0
        for place, cell in enumerate(cells):
            x = MARGIN + place * (self._measures.width + GAP)
            count, height = _that_fit(cell, self._bottom - self._y)
            y = self._y
            for line in cell[:count]:
                self._put(line.at(x, y))
                y += line.height
            left.append(cell[count:])
            used = max(used, height)
        return left, used


def _that_fit(cell: Sequence[Line], room: float) -> tuple[int, float]:
    """How many lines fit, and their height. The first always goes, or a page would stay empty."""
    height = 0.0
    for count, line in enumerate(cell):
        if count and height + line.height > room:
            return count, height
        height += line.height
    return len(cell), height


def _rows(shots: Sequence[PrintedShot], per_row: int) -> list[Sequence[PrintedShot]]:
    return [shots[start : start + per_row] for start in range(0, len(shots), per_row)]


def _height(cell: Sequence[Line]) -> float:
    return sum(line.height for line in cell)


def _first_height(cells: Sequence[Sequence[Line]]) -> float:
    return max((cell[0].height for cell in cells if cell), default=0)


def _bands(
    sheet: _Sheet, number: int, count: int, wish: PrintWish, words: BandWords, faces: Faces
) -> list[Item]:
    """Header and footer; the page's number stands at the right of the footer."""
    width, height = sheet_size(wish)
    tokens = {
        "project": words.project, "description": words.description, "date": words.date,
        "scene": sheet.scene, "page": str(number), "pages": str(count),
    }  # fmt: skip
    counted = f"{number} / {count}"
    right = width - MARGIN - faces.width(counted, BAND_SIZE)
    room = width - 2 * MARGIN
    header = _one_line(filled(wish.header, tokens), room, faces)
    footer = _one_line(filled(wish.footer, tokens), right - MARGIN - GAP, faces)
    return [
        *_band(header, MARGIN, MARGIN - 4, faces),
        *_band(footer, MARGIN, height - MARGIN - BAND_SIZE, faces),
        *_band(counted, right, height - MARGIN - BAND_SIZE, faces),
    ]


def _one_line(text: str, room: float, faces: Faces) -> str:
    measure = partial(faces.width, size=BAND_SIZE)
    return next(iter(wrapped(text, room, measure=measure)), "")


def filled(text: str, tokens: Mapping[str, str]) -> str:
    """What is no token stays as it is written."""
    for name, words in tokens.items():
        text = text.replace(f"{{{name}}}", words)
    return " ".join(text.split())


def _band(text: str, x: float, y: float, faces: Faces) -> list[Item]:
    items = text_items(faces, text, x, size=BAND_SIZE, tone=BAND_TONE)
    return [item.model_copy(update={"y": item.y + y}) for item in items]

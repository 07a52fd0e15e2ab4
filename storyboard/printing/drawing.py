"""Laid-out sheets as a PDF. Its origin is the lower left corner, ours the upper left."""

import math
from collections.abc import Mapping
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .faces import pdf_name, shaped
from .models import Face, FrameItem, Page, PictureItem, PrintPages, RuleItem, StarsItem, TextItem

Pictures = Mapping[tuple[str, str], bytes]
"""Encoded pictures by path and version; one that is missing is drawn as an empty frame."""

LINE_WIDTH = 0.5
LINE_TONE = 0.6
DASH = (2, 2)
STAR_WAIST = 0.42
"""Radius of a star's inner corners, as a share of its outer ones."""

JPEG_QUALITY = 88


class PdfBook:
    """Draw page after page, then take `finished()`. Blocking."""

    def __init__(self, sheets: PrintPages, *, title: str) -> None:
        self._height = sheets.height
        self._file = BytesIO()
        self._canvas = Canvas(self._file, pagesize=(sheets.width, sheets.height))
        self._canvas.setTitle(title)
        self._canvas.setCreator("Director's Console")

    def draw(self, page: Page, pictures: Pictures) -> None:
        self._canvas.setLineWidth(LINE_WIDTH)
        for item in page.items:
            match item:
                case TextItem():
                    self._text(item)
                case PictureItem():
                    self._picture(item, pictures)
                case FrameItem():
                    self._frame(item)
                case StarsItem():
                    self._stars(item)
                case RuleItem():
                    self._rule(item)
        self._canvas.showPage()

    def finished(self) -> bytes:
        self._canvas.save()
        return self._file.getvalue()

    def _text(self, item: TextItem) -> None:
        self._canvas.setFillGray(item.tone)
        self._canvas.setFont(pdf_name(item.face), item.size)
        text = shaped(item.text, item.size) if item.face is Face.WIDE else item.text
        self._canvas.drawString(item.x, self._height - item.y, text)

    def _picture(self, item: PictureItem, pictures: Pictures) -> None:
        encoded = pictures.get((item.path, item.version))
        if encoded is None:
            return
        self._canvas.drawImage(
            ImageReader(BytesIO(encoded)),
            item.x,
            self._height - item.y - item.h,
            item.w,
            item.h,
            preserveAspectRatio=True,
            anchor="c",
        )

    def _frame(self, item: FrameItem) -> None:
        self._canvas.setStrokeGray(LINE_TONE)
        self._canvas.setDash(*(DASH if item.dashed else (1, 0)))
        self._canvas.rect(item.x, self._height - item.y - item.h, item.w, item.h)
        self._canvas.setDash(1, 0)

    def _rule(self, item: RuleItem) -> None:
        self._canvas.setStrokeGray(LINE_TONE)
        y = self._height - item.y
        self._canvas.line(item.x, y, item.x + item.w, y)

    def _stars(self, item: StarsItem) -> None:
        self._canvas.setFillGray(0)
        for n in range(item.count):
            path = self._canvas.beginPath()
            corners = star(item.x + (n + 0.5) * item.size, item.y + item.size / 2, item.size / 2)
            for place, (x, y) in enumerate(corners):
                (path.moveTo if place == 0 else path.lineTo)(x, self._height - y)
            path.close()
            self._canvas.drawPath(path, stroke=0, fill=1)


def star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """The ten corners of a star round a point, the upper one first."""
    return [
        (x + reach * math.sin(angle), y - reach * math.cos(angle))
        for n in range(10)
        for reach, angle in [(radius * (STAR_WAIST if n % 2 else 1), n * math.pi / 5)]
    ]


def as_jpeg(encoded: bytes) -> bytes | None:
    """A picture as PDF embeds it unchanged; on white where it is transparent. None: unreadable."""
    try:
        with Image.open(BytesIO(encoded)) as picture:
            seen = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError):
        return None
    flat = Image.new("RGB", seen.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    file = BytesIO()
    flat.save(file, "JPEG", quality=JPEG_QUALITY)
    return file.getvalue()

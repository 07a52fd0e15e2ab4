"""From a board to sheets, and from sheets to a PDF."""

import asyncio
from datetime import date

from storyboard.board.content import Content
from storyboard.board.shots import frame_of
from storyboard.workflows.prompt_engine import PromptEngine
from studio_kit.errors import NotFound

from .camera_words import nothing, read_camera_words
from .drawing import PdfBook
from .faces import Faces
from .layout import BandWords, lay_out
from .models import PrintPages, PrintWish, Shown
from .panels import printed_scenes
from .pictures import WIDTHS, GalleryPictures


class NothingToPrint(NotFound):
    title = "Nothing to print"


async def sheets_of(
    content: Content, wish: PrintWish, *, engine: PromptEngine, faces: Faces, today: date
) -> PrintPages:
    """Raises `NothingToPrint`, `PromptEngineAway`."""
    camera = await read_camera_words(engine) if Shown.CAMERA in wish.show else nothing
    scenes = printed_scenes(content, wish, camera)
    if not scenes:
        raise NothingToPrint("None of these shots is on the board; choose others to print.")
    words = BandWords(
        project=str(content.project.get("name", "")),
        description=str(content.project.get("description", "")),
        date=today.isoformat(),
    )
    frame = frame_of(content)
    return await asyncio.to_thread(lay_out, scenes, wish, frame=frame, words=words, faces=faces)


async def pdf_of(
    sheets: PrintPages, *, title: str, project: str, per_row: int, pictures: GalleryPictures
) -> bytes:
    """`project` is the folder. Raises `GalleryAway`."""
    book = PdfBook(sheets, title=title)
    for page in sheets.pages:
        found = await pictures.of_page(page, project=project, width=WIDTHS[per_row])
        await asyncio.to_thread(book.draw, page, found)
    return await asyncio.to_thread(book.finished)

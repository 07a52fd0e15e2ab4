"""Printing over HTTP."""

from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from storyboard.board.rooms import BoardRooms
from storyboard.projects.routes import ProjectsDep
from storyboard.workflows.prompt_engine import PromptEngineAway
from storyboard.workflows.routes import EngineDep
from studio_kit.errors import NotFound, responses
from studio_kit.naming import clean_name

from .faces import EMBEDDED, Faces, font_file
from .models import Face, PrintPages, PrintWish
from .pictures import GalleryAway, GalleryPictures
from .service import NothingToPrint, pdf_of, sheets_of

router = APIRouter(prefix="/api", tags=["printing"])

FOREVER = "public, max-age=31536000, immutable"


def faces_of(request: Request) -> Faces:
    return request.state.faces


def pictures_of(request: Request) -> GalleryPictures:
    return request.state.pictures


FacesDep = Annotated[Faces, Depends(faces_of)]
PicturesDep = Annotated[GalleryPictures, Depends(pictures_of)]


@router.post("/projects/{project_id}/print/pages", responses=responses(NotFound, PromptEngineAway))
async def print_pages(
    project_id: str,
    wish: PrintWish,
    projects: ProjectsDep,
    engine: EngineDep,
    faces: FacesDep,
    request: Request,
) -> PrintPages:
    """The sheets as data, exactly as the PDF shows them."""
    rooms: BoardRooms = request.state.rooms
    async with rooms.enter(await projects.root(project_id)) as room:
        content = room.content()
    return await sheets_of(content, wish, engine=engine, faces=faces, today=date.today())


@router.post(
    "/projects/{project_id}/print/pdf",
    response_class=Response,
    responses={
        **responses(NothingToPrint, PromptEngineAway, GalleryAway),
        200: {"content": {"application/pdf": {}}},
    },
)
async def print_pdf(
    project_id: str,
    wish: PrintWish,
    projects: ProjectsDep,
    engine: EngineDep,
    faces: FacesDep,
    pictures: PicturesDep,
    request: Request,
) -> Response:
    """The sheets as a PDF, named after the project."""
    rooms: BoardRooms = request.state.rooms
    root = await projects.root(project_id)
    async with rooms.enter(root) as room:
        content = room.content()
    sheets = await sheets_of(content, wish, engine=engine, faces=faces, today=date.today())
    title = str(content.project.get("name", "Storyboard"))
    pdf = await pdf_of(
        sheets, title=title, project=str(root.path), per_row=wish.per_row, pictures=pictures
    )
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name(title))}"}
    return Response(pdf, media_type="application/pdf", headers=headers)


@router.get(
    "/print/fonts/{face}",
    response_class=Response,
    responses={**responses(NotFound), 200: {"content": {"font/ttf": {}}}},
)
async def read_font(face: Face) -> Response:
    """A typeface of the PDF, so that a page on the screen has the same lines."""
    if face not in EMBEDDED:
        raise NotFound(f"The face {face.value} is not embedded; the reader brings a font along.")
    data = font_file(EMBEDDED[face])
    return Response(data, media_type="font/ttf", headers={"Cache-Control": FOREVER})


def file_name(title: str) -> str:
    """A board whose name leaves no file name is called "Storyboard"."""
    named = f"{title} storyboard" if title.strip(" ._") else "Storyboard"
    return f"{clean_name(named)}.pdf"

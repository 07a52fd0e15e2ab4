"""Pictures as the earlier console was asked about them."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import HTTPConnection

from studio_kit.errors import Invalid, responses

from .chunks import NotAPicture, OutsideProjects, PictureNotFound, PngMetadata, png_metadata

router = APIRouter(prefix="/api", tags=["outputs"])


def outputs_of(connection: HTTPConnection) -> Path:
    return connection.state.outputs


OutputsDep = Annotated[Path, Depends(outputs_of)]
WholePath = Annotated[str, Query(min_length=1, max_length=4096)]


@router.get(
    "/png-metadata", responses=responses(PictureNotFound, NotAPicture, OutsideProjects, Invalid)
)
def read_png_metadata(path: WholePath, outputs: OutputsDep) -> PngMetadata:
    """Graph, page document and words in a PNG, by its whole path."""
    return png_metadata(path, outputs=outputs)

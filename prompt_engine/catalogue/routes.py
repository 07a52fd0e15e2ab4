"""The catalogue over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response

from studio_kit.errors import responses

from . import lists
from .choices import UnknownOption
from .lists import NoSuchCamera, NoSuchList
from .service import Catalogue
from .views import CataloguePage, CatalogueView

router = APIRouter(tags=["catalogue"])


async def catalogue_of(request: Request) -> Catalogue:
    # Not a plain function: those are run in a thread, which costs more than many an answer.
    return request.state.catalogue


async def page_of(request: Request) -> CataloguePage:
    return request.state.catalogue_page


CatalogueDep = Annotated[Catalogue, Depends(catalogue_of)]
PageDep = Annotated[CataloguePage, Depends(page_of)]


@router.get("/api/catalogue", response_model=CatalogueView)
async def read_catalogue(
    page: PageDep, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """Fields, their options and the facts behind them, in the order in which to offer them.

    Answers 304 to the tag of an answer that is still true.
    """
    headers = {"etag": page.etag, "cache-control": "no-cache"}
    if if_none_match is not None and page.etag in if_none_match:
        return Response(status_code=304, headers=headers)
    return Response(page.body, media_type="application/json", headers=headers)


@router.get("/enums")
@router.get("/api/enums", include_in_schema=False)
async def list_enums(catalogue: CatalogueDep) -> lists.EnumNames:
    """The names of the earlier API's lists of values."""
    return lists.enum_names(catalogue)


@router.get("/enums/{enum_name}", responses=responses(NoSuchList))
@router.get("/api/enums/{enum_name}", include_in_schema=False)
async def read_enum(catalogue: CatalogueDep, enum_name: str) -> lists.EnumValues:
    """The values of one list: the earlier API's ids, and our own where it had none."""
    return lists.enum_values(catalogue, enum_name)


@router.get("/cameras/by-type/{camera_type}", responses=responses(UnknownOption))
@router.get("/api/cameras/by-type/{camera_type}", include_in_schema=False)
async def read_cameras(catalogue: CatalogueDep, camera_type: str) -> lists.CamerasOfType:
    """Makers and bodies for film, or digital ones."""
    return lists.cameras_by_type(catalogue, camera_type)


@router.get("/film-stocks/by-camera/{camera_body}", responses=responses(NoSuchCamera))
@router.get("/api/film-stocks/by-camera/{camera_body}", include_in_schema=False)
async def read_film_stocks(catalogue: CatalogueDep, camera_body: str) -> lists.StocksOfCamera:
    """The stocks that run in a camera."""
    return lists.stocks_by_camera(catalogue, camera_body)


@router.get("/aspect-ratios/by-camera/{camera_body}", responses=responses(NoSuchCamera))
@router.get("/api/aspect-ratios/by-camera/{camera_body}", include_in_schema=False)
async def read_aspect_ratios(catalogue: CatalogueDep, camera_body: str) -> lists.RatiosOfCamera:
    """The shapes of picture that a camera can be framed for."""
    return lists.ratios_by_camera(catalogue, camera_body)


@router.get("/lenses/by-camera/{camera_body}", responses=responses(NoSuchCamera))
@router.get("/api/lenses/by-camera/{camera_body}", include_in_schema=False)
async def read_lenses(catalogue: CatalogueDep, camera_body: str) -> lists.LensesOfCamera:
    """The lenses that go on a camera and fill a format of it, as far as it is known."""
    return lists.lenses_by_camera(catalogue, camera_body)

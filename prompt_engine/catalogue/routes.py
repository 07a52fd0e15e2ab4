"""The catalogue over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response

from .service import Catalogue
from .views import CataloguePage, CatalogueView

router = APIRouter(tags=["catalogue"])


def catalogue_of(request: Request) -> Catalogue:
    return request.state.catalogue


def page_of(request: Request) -> CataloguePage:
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

"""The catalogue over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict

from .service import Catalogue

router = APIRouter(tags=["catalogue"])


class OptionView(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    label: str
    short: str
    detail: str | None


class FieldView(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    label: str
    options: tuple[OptionView, ...]


class CatalogueView(BaseModel):
    model_config = ConfigDict(frozen=True)

    fields: tuple[FieldView, ...]


def catalogue_of(request: Request) -> Catalogue:
    return request.state.catalogue


CatalogueDep = Annotated[Catalogue, Depends(catalogue_of)]


@router.get("/api/catalogue")
async def read_catalogue(catalogue: CatalogueDep) -> CatalogueView:
    """The camera's fields and their options, in the order in which to offer them."""
    return CatalogueView.model_validate(catalogue, from_attributes=True)

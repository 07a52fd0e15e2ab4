"""The rules over HTTP: what clashes, what may be chosen, and how to mend it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from prompt_engine.bodies import as_json
from prompt_engine.catalogue.choices import UnknownOption
from prompt_engine.catalogue.service import Catalogue, UnknownField
from prompt_engine.spelling import did_you_mean
from studio_kit.errors import responses

from .models import status_of
from .service import RuleBook
from .views import (
    Asked,
    ManyRequest,
    OlderOptionsView,
    OptionsRequest,
    OptionsView,
    RepairRequest,
    RepairView,
    ValidationsView,
    ValidationView,
    options_json,
    proposal_view,
    validation_view,
)

router = APIRouter(tags=["rules"], responses=responses(UnknownField, UnknownOption))


async def rule_book_of(request: Request) -> RuleBook:
    return request.state.rule_book


RuleBookDep = Annotated[RuleBook, Depends(rule_book_of)]


@router.post("/validate", response_model=ValidationView)
@router.post("/api/validate", response_model=ValidationView, include_in_schema=False)
async def validate(body: Asked, book: RuleBookDep) -> Response:
    """What clashes in a configuration: impossible, worth a second look, or good to know."""
    old, choices = body.read(book.catalogue)
    return as_json(validation_view(book.validate(choices), old.remarks, book.catalogue))


@router.post("/validate/many")
@router.post("/api/validate/many", include_in_schema=False)
def validate_many(body: ManyRequest, book: RuleBookDep) -> ValidationsView:
    """What clashes in each of several configurations, as a board of shots asks for its marks."""
    catalogue = book.catalogue
    judged = (book.validate(catalogue.choose(camera)) for camera in body.cameras)
    return ValidationsView(validations=tuple(validation_view(v, (), catalogue) for v in judged))


@router.post("/options", response_model=OptionsView | OlderOptionsView)
@router.post("/api/options", response_model=OptionsView, include_in_schema=False)
async def list_options(body: OptionsRequest, book: RuleBookDep) -> Response:
    """Every value of a field, and what choosing it would add to what clashes already."""
    catalogue = book.catalogue
    field_id = body.field or _field_at(body.field_path, catalogue)
    _, choices = body.read(catalogue)
    offered = book.options(field_id, choices)
    content = options_json(field_id, offered, catalogue, older=bool(body.field_path))
    return Response(content, media_type="application/json")


@router.post("/repair")
@router.post("/api/repair", include_in_schema=False)
def repair(body: RepairRequest, book: RuleBookDep) -> RepairView:
    """The smallest sets of changes that make a configuration valid, the nearest first."""
    catalogue = book.catalogue
    keep = frozenset(catalogue.field(name).id for name in body.keep)
    _, choices = body.read(catalogue)
    status = status_of({violation.severity for violation in book.validate(choices)})
    found = book.repair(choices, keep=keep)
    return RepairView(status=status, proposals=tuple(proposal_view(p, catalogue) for p in found))


def _field_at(path: str, catalogue: Catalogue) -> str:
    """The field at a place of older configurations. Raises `UnknownField`."""
    if fields := catalogue.fields_at(path):
        return fields[0].id
    known = [name for asked in catalogue.fields for name in (asked.id, *asked.old_paths)]
    message = f'There is no field "{path[:80]}".{did_you_mean(path, known)}'
    raise UnknownField(message, field="field_path", value=path[:80])

"""Prompts over HTTP."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, StringConstraints

from prompt_engine.bodies import CameraBody, JsonObject, Name
from prompt_engine.catalogue.choices import UnknownOption
from prompt_engine.catalogue.routes import CatalogueDep
from prompt_engine.catalogue.service import Catalogue, UnknownField
from studio_kit.errors import responses

from .models import Intent
from .old_config import OldReading, Remark, read_old_config
from .service import PromptWriter, UnknownTargetModel

router = APIRouter(tags=["prompts"])

Description = Annotated[str, StringConstraints(max_length=20_000)]


class PromptRequest(BaseModel):
    """`camera` is the way to ask; `project_type` and `config` are what older scripts send."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: Description = ""
    camera: CameraBody = {}
    target_model: Name = "generic"
    project_type: Literal["live_action", "animation"] | None = None
    config: JsonObject = {}


class MessageView(BaseModel):
    model_config = ConfigDict(frozen=True)

    rule_id: str
    severity: Literal["warning"]
    field_path: str
    message: str


class ValidationView(BaseModel):
    model_config = ConfigDict(frozen=True)

    status: Literal["valid", "warning"]
    messages: tuple[MessageView, ...]


class PromptView(BaseModel):
    """`negative_prompt` is empty for a model that takes none."""

    model_config = ConfigDict(frozen=True)

    prompt: str
    negative_prompt: str
    validation: ValidationView


class TargetModelView(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    category: Literal["image", "video"]
    takes_negative_prompt: bool


def writer_of(request: Request) -> PromptWriter:
    return request.state.prompt_writer


WriterDep = Annotated[PromptWriter, Depends(writer_of)]


@router.post(
    "/generate-prompt", responses=responses(UnknownOption, UnknownField, UnknownTargetModel)
)
@router.post("/api/generate-prompt", include_in_schema=False)
async def generate_prompt(
    body: PromptRequest, catalogue: CatalogueDep, writer: WriterDep
) -> PromptView:
    """Text and negative prompt for a target model, from a description and camera choices."""
    old = read_old_config(body.config, catalogue)
    prompt = writer.write(_intent(body, old, catalogue), body.target_model)
    return PromptView(
        prompt=prompt.text, negative_prompt=prompt.negative, validation=_validation(old.remarks)
    )


@router.get("/target-models")
@router.get("/api/target-models", include_in_schema=False)
async def list_target_models(writer: WriterDep) -> list[TargetModelView]:
    """The models that a prompt can be written for."""
    return [
        TargetModelView(
            id=model.id,
            name=model.label,
            category=model.kind,
            takes_negative_prompt=model.negative is not None,
        )
        for model in writer.models
    ]


def _intent(body: PromptRequest, old: OldReading, catalogue: Catalogue) -> Intent:
    return Intent(body.description, catalogue.choose({**old.camera, **body.camera}))


def _validation(remarks: tuple[Remark, ...]) -> ValidationView:
    messages = tuple(
        MessageView(
            rule_id=remark.rule_id,
            severity="warning",
            field_path=remark.field_path,
            message=remark.message,
        )
        for remark in remarks
    )
    return ValidationView(status="warning" if messages else "valid", messages=messages)

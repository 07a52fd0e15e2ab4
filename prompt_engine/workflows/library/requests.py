"""What is asked of the library, in the words of the earlier console and in ours."""

from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, StringConstraints

from prompt_engine.bodies import Name
from prompt_engine.workflows.templates.models import (
    AngleStyle,
    EngineId,
    Kind,
    TemplateInput,
)

from .older_shape import OlderInput

MOST_AT_ONCE = 500
MOST_INPUTS = 1000

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(max_length=10_000)]
OwnCategory = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class WorkflowChange(BaseModel):
    """What is left out, and null, stays as it is.

    `workflow` is in API form or in page form. `inputs` is the form in our shape, `config` in the
    earlier console's; the former comes first. `category` is one of ours or an older name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    name: Annotated[Title | None, Field(validation_alias=AliasChoices("name", "title"))] = None
    description: Words | None = None
    category: Name | None = None
    sub_category: Annotated[
        Name | None, Field(validation_alias=AliasChoices("subCategory", "sub_category"))
    ] = None
    categories: Annotated[list[OwnCategory], Field(max_length=50)] | None = None
    workflow: dict[str, Any] | None = None
    parsed: dict[str, Any] | None = None
    config: Annotated[list[OlderInput], Field(max_length=MOST_INPUTS)] | None = None
    created_at: Annotated[
        int | None,
        Field(validation_alias=AliasChoices("createdAt", "created_at"), ge=0, le=2**53),
    ] = None
    inputs: Annotated[list[TemplateInput], Field(max_length=MOST_INPUTS)] | None = None
    engine: EngineId | None = None
    target_model: Name | None = None
    kind: Kind | None = None
    angles: AngleStyle | None = None
    next_scene: bool | None = None


class NewWorkflow(WorkflowChange):
    """A workflow to keep, or with `copy_of` a copy of the template of that id.

    Without `id` it is made from the name; one that is taken is refused.
    """

    id: Name | None = None
    copy_of: Name | None = None


class SavedWorkflow(WorkflowChange):
    """One of many: the workflow of this `id` is changed, or kept anew where there is none."""

    id: Name


class ManyWorkflows(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    workflows: Annotated[list[dict[str, Any]], Field(max_length=MOST_AT_ONCE)]

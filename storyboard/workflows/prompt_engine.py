"""What is asked of the prompt engine: to understand a workflow, and to keep it."""

import json
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from studio_kit.errors import Invalid, Unavailable

M = TypeVar("M", bound=BaseModel)

ANSWER_SECONDS = 30.0


class PromptEngineAway(Unavailable):
    title = "The prompt engine does not answer"


class WorkflowNotUnderstood(Invalid):
    title = "The workflow is not understood"


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Prompt(_Told):
    graph_node: str
    field: str
    text: str
    role: str


class Parameter(_Told):
    role: str | None
    value: int | float | bool | str


class NamedFile(_Told):
    name: str


class Reading(_Told):
    prompts: tuple[Prompt, ...]
    parameters: tuple[Parameter, ...]
    models: tuple[NamedFile, ...]
    loras: tuple[NamedFile, ...]


class Input(_Told):
    name: str
    role: str | None
    node: str
    field: str


class Match(_Told):
    template_id: str
    values: dict[str, Any]


class Remark(_Told):
    message: str


class MissingClass(_Told):
    class_type: str


class Inspection(_Told):
    """As much of `POST /api/workflows/inspect` as a shot needs."""

    graph: dict[str, Any]
    reading: Reading
    match: Match | None
    warnings: tuple[Remark, ...]
    missing_nodes: tuple[MissingClass, ...]


class Template(_Told):
    id: str
    inputs: tuple[Input, ...]


class _Kept(_Told):
    id: str


class PromptEngine:
    """`client` is one of its address."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def inspect(self, workflow: dict[str, Any]) -> Inspection:
        """Raises `WorkflowNotUnderstood`, `PromptEngineAway`."""
        file = {"file": ("the workflow.json", json.dumps(workflow).encode(), "application/json")}
        return await self.ask("POST", "/api/workflows/inspect", Inspection, files=file)

    async def keep(self, workflow: dict[str, Any], *, title: str) -> str:
        """The id of the template as which it was kept."""
        body = {"name": title, "workflow": workflow}
        return (await self.ask("POST", "/api/workflows", _Kept, json=body)).id

    async def template(self, template_id: str) -> Template:
        return await self.ask("GET", f"/api/templates/{template_id}", Template)

    async def ask(self, method: str, path: str, model: type[M], **options: Any) -> M:
        try:
            answer = await self._client.request(method, path, timeout=ANSWER_SECONDS, **options)
            if answer.is_client_error:
                raise WorkflowNotUnderstood(str(answer.json()["detail"]))
            return model.model_validate_json(answer.raise_for_status().content)
        except (httpx.HTTPError, ValidationError, ValueError, KeyError, TypeError) as error:
            sentence = "The prompt engine, which understands workflows, does not answer; try again."
            raise PromptEngineAway(sentence) from error

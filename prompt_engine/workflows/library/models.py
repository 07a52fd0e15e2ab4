"""A workflow of one's own as it is kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from prompt_engine.workflows.templates.models import TemplateHeader
from studio_kit.errors import Conflict, Invalid, NotFound, StudioError
from studio_kit.graph import Graph

JsonObject = dict[str, Any]
Files = Mapping[str, bytes]
"""Name -> content of the files in a workflow's folder."""


class WorkflowNotFound(NotFound):
    title = "No such workflow"


class WorkflowTaken(Conflict):
    title = "The id is taken"


class WorkflowIsBuiltIn(Conflict):
    title = "It comes with the house"


class WorkflowInvalid(Invalid):
    title = "The workflow cannot be kept so"


class LibraryUnwritable(Conflict):
    title = "The library cannot be written"


class WorkflowChanged(StudioError):
    """Somebody else changed it since it was read. `revision` is the present one."""

    status = 412
    title = "It was changed meanwhile"


@dataclass(frozen=True)
class Record:
    """What the earlier console kept of a workflow and a template has no place for.

    `created_at` in milliseconds since 1970, as its page counted.
    """

    created_at: int
    category: str | None = None
    sub_category: str | None = None
    parsed: JsonObject | None = None
    config: tuple[JsonObject, ...] | None = None


@dataclass(frozen=True)
class Workflow:
    """`graph` in API form, untouched; `page` as ComfyUI's page saves it, where it came so."""

    header: TemplateHeader
    graph: Graph
    page: JsonObject | None
    record: Record

    def changed(self, **fields: Any) -> "Workflow":
        """The same with other fields in its header. Raises pydantic's `ValidationError`."""
        header = TemplateHeader.model_validate(self.header.model_dump() | fields)
        return replace(self, header=header)


def revision_of(files: Files) -> str:
    """Changes with every byte of the workflow's files."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()[:24]


def json_bytes(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def fault_of(error: ValidationError) -> str:
    """The first thing that is wrong, with its place, as a sentence."""
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"])
    message = str(fault["msg"]).removeprefix("Value error, ").rstrip(".")
    return f"{place}: {message}." if place else f"{message}."

"""Files into the library, many at once: each has its own outcome, none stops the others."""

import asyncio
import hashlib
import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, cast

from pydantic import ValidationError

from prompt_engine.workflows.templates.models import Template
from studio_kit.carriers.documents import parsed
from studio_kit.carriers.service import carried
from studio_kit.errors import StudioError
from studio_kit.graph import Graph

from .archive import SIGNATURE, Packed, unpack
from .drafting import Draft, Drafting
from .keeping import workflow_of
from .models import JsonObject, WorkflowInvalid, fault_of
from .requests import NewWorkflow
from .service import WorkflowLibrary
from .views import ImportResult

OLDER_FIELDS = frozenset(NewWorkflow.model_fields) | {"subCategory", "createdAt"}


@dataclass(frozen=True)
class Upload:
    name: str
    data: bytes


@dataclass(frozen=True)
class Importing:
    library: WorkflowLibrary
    drafting: Drafting

    async def every(self, uploads: Sequence[Upload]) -> list[ImportResult]:
        """Archives and the earlier console's collections have a result for each workflow."""
        return [result for upload in uploads async for result in self._results(upload)]

    async def _results(self, upload: Upload) -> AsyncGenerator[ImportResult]:
        try:
            async for name, draft in self._drafts(upload):
                yield await self._kept(name, draft)
        except StudioError as error:
            yield _refused(upload.name, error.message)

    async def _drafts(self, upload: Upload) -> AsyncGenerator[tuple[str, "Draft | StudioError"]]:
        """Raises `StudioError` for what is wrong with the upload as a whole."""
        if upload.data.startswith(SIGNATURE):
            for packed in await asyncio.to_thread(unpack, upload.data, name=upload.name):
                yield f"{upload.name}: {packed.name}", await self._packed(packed)
        elif records := await asyncio.to_thread(_older_records, upload):
            for number, record in enumerate(records, start=1):
                name = str(record.get("name") or number)[:100]
                yield f"{upload.name}: {name}", await self._older(record)
        else:
            yield upload.name, await self.draft(upload)

    async def draft(self, upload: Upload, *, title: str | None = None) -> Draft:
        """Raises `StudioError` where the file carries no workflow that can be kept."""
        found = await asyncio.to_thread(carried, upload.data, upload.name)
        understood = await self.drafting.intake.understand(found, templates=())
        if not understood.graph:
            raise WorkflowInvalid(
                f"{upload.name} tells how it was made in words only; there is no workflow to keep."
            )
        return self.drafting.understood(understood, title=title or title_of(upload.name))

    async def _packed(self, packed: Packed) -> "Draft | StudioError":
        """An exported workflow is taken over whole, with its form."""
        try:
            if packed.files is not None:
                return Draft(await asyncio.to_thread(workflow_of, packed.files), has_own_form=True)
            return await self.draft(Upload(packed.name, packed.data or b""))
        except StudioError as error:
            return error

    async def _older(self, record: JsonObject) -> "Draft | StudioError":
        known = {key: value for key, value in record.items() if key in OLDER_FIELDS - {"id"}}
        try:
            return await self.drafting.new(NewWorkflow.model_validate(known))
        except ValidationError as error:
            return WorkflowInvalid(fault_of(error))
        except StudioError as error:
            return error

    async def _kept(self, name: str, draft: "Draft | StudioError") -> ImportResult:
        if isinstance(draft, StudioError):
            return _refused(name, draft.message)
        try:
            return await asyncio.to_thread(self._keep, name, draft)
        except StudioError as error:
            return _refused(name, error.message)

    def _keep(self, name: str, draft: Draft) -> ImportResult:
        there = self._there(draft)
        if there is not None:
            title = there.header.title
            sentence = f"{title} is this very workflow already."
            return ImportResult(
                file=name, outcome="exists", id=there.id, title=title, message=sentence
            )
        saved = self.library.create(draft.workflow)
        return ImportResult(
            file=name,
            outcome="saved",
            id=saved.id,
            title=saved.title,
            message=" ".join(draft.remarks) or None,
        )

    def _there(self, draft: Draft) -> Template | None:
        """The template with exactly this graph, and with this form where it brings its own."""
        wanted, header = graph_key(draft.workflow.graph), draft.workflow.header
        same = [
            template
            for template in self.library.current().templates
            if graph_key(template.graph) == wanted
            and (not draft.has_own_form or template.header == header)
        ]
        return next(iter(same), None)


def title_of(name: str) -> str:
    """What a file's name says: "my_flux-test.json" is "my flux-test"."""
    return PurePath(name.replace("\\", "/")).stem.replace("_", " ").strip()[:200]


def graph_key(graph: Graph) -> str:
    """The same for graphs that are alike in every node and input, titles aside."""
    bare = {key: (node["class_type"], node["inputs"]) for key, node in graph.items()}
    return hashlib.sha256(json.dumps(bare, sort_keys=True).encode()).hexdigest()


def _older_records(upload: Upload) -> list[JsonObject]:
    """What the earlier console kept or exported: a list of its workflows, or one of them."""
    if upload.data.lstrip()[:1] not in (b"{", b"["):
        return []
    try:
        text = upload.data.decode(json.detect_encoding(upload.data))
    except UnicodeDecodeError:
        return []
    document: Any = parsed(text, name=upload.name)
    if isinstance(document, dict) and "workflows" in document:
        document = cast("JsonObject", document)["workflows"]
    listed: list[Any] = cast("list[Any]", document) if isinstance(document, list) else [document]
    return [each for each in listed if _is_record(each)]


def _is_record(document: Any) -> bool:
    if not isinstance(document, dict):
        return False
    fields = cast("JsonObject", document)
    return isinstance(fields.get("workflow"), dict) and isinstance(fields.get("name"), str)


def _refused(name: str, message: str) -> ImportResult:
    return ImportResult(file=name, outcome="refused", id=None, title=None, message=message)

"""What a request does with the library: drafts first, then keeps."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from studio_kit.carriers.models import Carried
from studio_kit.errors import StudioError

from .archive import pack
from .boxes import GraphView, boxes
from .drafting import Draft, Drafting
from .farm import Farm, Reach
from .importing import Importing, Upload
from .intake import Understood
from .models import fault_of
from .requests import NewWorkflow, SavedWorkflow, WorkflowChange
from .service import Kept, Saved, WorkflowLibrary, changed_meanwhile
from .storage import id_of
from .views import ManySavedView, OneResult


@dataclass(frozen=True)
class Desk:
    library: WorkflowLibrary
    drafting: Drafting
    farm: Farm

    @property
    def importing(self) -> Importing:
        return Importing(self.library, self.drafting)

    async def add(self, wanted: NewWorkflow) -> tuple[Saved, tuple[str, ...]]:
        """Raises `WorkflowTaken`, `WorkflowInvalid`, `TemplateNotFound`."""
        draft = await self._drafted(wanted)
        saved = await asyncio.to_thread(self.library.create, draft.workflow, wish=wanted.id)
        return saved, draft.remarks

    async def _drafted(self, wanted: NewWorkflow) -> Draft:
        if wanted.copy_of is None:
            return await self.drafting.new(wanted)
        library = await asyncio.to_thread(self.library.current)
        original = library.template(wanted.copy_of)
        page = await asyncio.to_thread(self.library.page_of, original)
        return self.drafting.copy(original, title=wanted.name, page=page)

    async def change(
        self, workflow_id: str, change: WorkflowChange, *, known: str | None
    ) -> tuple[Saved, tuple[str, ...]]:
        """`known` is the revision that the asker saw; None takes the present one.

        Raises `WorkflowChanged`, `WorkflowNotFound`, `WorkflowIsBuiltIn`, `WorkflowInvalid`.
        """
        await asyncio.to_thread(self.library.refuse_built_in, workflow_id)
        workflow, revision = await asyncio.to_thread(self.library.open, workflow_id)
        if known is not None and known != revision:
            raise changed_meanwhile(revision)
        draft = await self.drafting.changed(Draft(workflow), change)
        saved = await asyncio.to_thread(
            self.library.change, workflow_id, draft.workflow, known=revision
        )
        return saved, draft.remarks

    async def save_many(self, wanted: list[dict[str, Any]]) -> ManySavedView:
        results = [await self._save_one(fields) for fields in wanted]
        failed = [result for result in results if not result.ok]
        return ManySavedView(
            success=not failed,
            saved=len(results) - len(failed),
            total=len(results),
            errors=[f"{result.id}: {result.message}" for result in failed],
            storage_path=str(self.library.path),
            results=results,
        )

    async def _save_one(self, fields: Mapping[str, Any]) -> OneResult:
        name = str(fields.get("id") or fields.get("name") or "")[:100]
        try:
            wanted = SavedWorkflow.model_validate(fields)
            saved = await self._saved(wanted)
        except ValidationError as error:
            return OneResult(id=name, ok=False, message=fault_of(error))
        except StudioError as error:
            return OneResult(id=name, ok=False, message=error.message)
        return OneResult(id=saved.id, ok=True, message=None)

    async def _saved(self, wanted: SavedWorkflow) -> Saved:
        workflow_id = id_of(wanted.id)
        if workflow_id in await asyncio.to_thread(self.library.own_ids):
            saved, _ = await self.change(workflow_id, wanted, known=None)
        else:
            saved, _ = await self.add(NewWorkflow.model_validate(wanted.model_dump()))
        return saved

    async def import_one(
        self, upload: Upload, *, title: str | None, wishes: WorkflowChange
    ) -> tuple[Kept, tuple[str, ...]]:
        """Raises `NothingCarried`, `CarrierUnreadable`, `WorkflowInvalid`."""
        found = await self.importing.draft(upload, title=title)
        draft = await self.drafting.changed(found, wishes)
        saved = await asyncio.to_thread(self.library.create, draft.workflow)
        return await asyncio.to_thread(self.library.read, saved.id), draft.remarks

    async def inspect(self, carried: Carried, *, backend_id: str | None) -> Understood:
        """What a file carries, compared with what the library holds; nothing is kept."""
        templates = (await asyncio.to_thread(self.library.current)).templates
        return await self.drafting.intake.understand(
            carried, templates=templates, backend_id=backend_id
        )

    async def where(self) -> Reach:
        """For every template the nodes that can run it as it stands. Raises `FarmUnreachable`."""
        library = await asyncio.to_thread(self.library.current)
        return await self.farm.reach({each.id: each.graph for each in library.templates})

    async def graph(self, template_id: str, *, backend_id: str | None) -> GraphView:
        """Raises `TemplateNotFound`."""
        template = (await asyncio.to_thread(self.library.current)).template(template_id)
        page = await asyncio.to_thread(self.library.page_of, template)
        carried = Carried(prompt=dict(template.graph))
        understood = await self.inspect(carried, backend_id=backend_id)
        return GraphView(
            id=template.id,
            graph=dict(template.graph),
            nodes=boxes(
                template.graph,
                page=page,
                classes=await self.drafting.intake.classes.of(backend_id),
                suggested={(each.node, each.field): each for each in understood.inputs},
            ),
        )

    def export(self, ids: Iterable[str]) -> bytes:
        """A ZIP of those templates, or of all of one's own. Raises `TemplateNotFound`."""
        library = self.library.current()
        chosen = [library.template(each) for each in ids]
        wanted = chosen or [each for each in library.templates if each.origin == "own"]
        return pack({template.id: self.library.files(template) for template in wanted})

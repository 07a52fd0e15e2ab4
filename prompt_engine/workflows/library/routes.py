"""The library over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Header, Query, Request, Response, status

from prompt_engine.bodies import Name
from prompt_engine.workflows.templates.models import EngineId
from prompt_engine.workflows.templates.service import TemplateNotFound
from prompt_engine.workflows.templates.views import problem_views, view_of
from studio_kit.carriers.models import CarrierUnreadable, NothingCarried
from studio_kit.errors import Invalid, responses

from .answering import saved_view, workflow_view
from .boxes import GraphView
from .desk import Desk
from .farm import FarmUnreachable
from .inspection import InspectionView, inspection_view
from .models import (
    LibraryUnwritable,
    WorkflowChanged,
    WorkflowInvalid,
    WorkflowIsBuiltIn,
    WorkflowNotFound,
    WorkflowTaken,
)
from .requests import ManyWorkflows, NewWorkflow, Title, WorkflowChange
from .storage import KEPT_IN_TRASH
from .uploads import ManyFiles, OneFile, carried_in, upload_of
from .views import (
    ImportedTemplate,
    ImportedView,
    ManySavedView,
    SavedView,
    StorageView,
    ThrownView,
    WhereView,
    WorkflowsView,
    WorkflowView,
)

router = APIRouter(tags=["workflows"])

MEGABYTE = 1024 * 1024
ARCHIVE_NAME = "workflows.zip"


def desk_of(request: Request) -> Desk:
    return request.state.workflow_desk


DeskDep = Annotated[Desk, Depends(desk_of)]
Ids = Annotated[list[Name], Query(max_length=500, description="Templates; left out, all own.")]
IfMatch = Annotated[str | None, Header(description="The revision that was read.")]


@router.get("/api/workflows")
def list_workflows(desk: DeskDep) -> WorkflowsView:
    """Every workflow of one's own."""
    own = [workflow_view(kept) for kept in desk.library.own()]
    return WorkflowsView(
        workflows=own,
        count=len(own),
        storage_path=str(desk.library.path),
        problems=problem_views(desk.library.current().problems),
    )


@router.post(
    "/api/workflows",
    status_code=status.HTTP_201_CREATED,
    responses=responses(WorkflowTaken, TemplateNotFound, WorkflowInvalid, LibraryUnwritable),
)
async def add_workflow(body: NewWorkflow, desk: DeskDep) -> SavedView:
    """Keeps a workflow, or a copy of a template, under an id of its own."""
    return saved_view(*await desk.add(body))


@router.put("/api/workflows/bulk")
async def save_many(body: ManyWorkflows, desk: DeskDep) -> ManySavedView:
    """Changes those whose id is there and keeps the others anew; each has its own result."""
    return await desk.save_many(body.workflows)


@router.get("/api/workflows/storage-info")
def storage_info(desk: DeskDep) -> StorageView:
    count, size = desk.library.count_and_size()
    return StorageView(
        storage_path=str(desk.library.path),
        workflow_count=count,
        total_size_bytes=size,
        total_size_mb=round(size / MEGABYTE, 2),
    )


@router.get("/api/workflows/where", responses=responses(FarmUnreachable))
async def where(desk: DeskDep) -> WhereView:
    """For every template what each node says to it as it stands."""
    reach = await desk.where()
    return WhereView(templates=reach.graphs, refused=reach.refused)


@router.get(
    "/api/workflows/export",
    response_class=Response,
    responses={**responses(TemplateNotFound), 200: {"content": {"application/zip": {}}}},
)
def export(desk: DeskDep, ids: Ids = []) -> Response:  # noqa: B006 - FastAPI copies it
    """A ZIP with a folder for each workflow, which `import` takes back."""
    headers = {"Content-Disposition": f'attachment; filename="{ARCHIVE_NAME}"'}
    return Response(desk.export(ids), media_type="application/zip", headers=headers)


@router.post("/api/workflows/import")
async def import_many(files: ManyFiles, desk: DeskDep) -> ImportedView:
    """Keeps what each file carries; nothing that is there is replaced."""
    uploads = [await upload_of(file) for file in files]
    return ImportedView(results=await desk.importing.every(uploads))


@router.post(
    "/api/workflows/inspect", responses=responses(NothingCarried, CarrierUnreadable, Invalid)
)
async def inspect(
    file: OneFile, desk: DeskDep, backend_id: Annotated[Name | None, Form()] = None
) -> InspectionView:
    """What a file carries, understood; nothing is kept."""
    name, found = await carried_in(file)
    return inspection_view(name, await desk.inspect(found, backend_id=backend_id))


@router.get("/api/workflows/{workflow_id}", responses=responses(WorkflowNotFound, WorkflowInvalid))
def read_workflow(workflow_id: Name, desk: DeskDep, response: Response) -> WorkflowView:
    kept = desk.library.read(workflow_id)
    response.headers["ETag"] = f'"{kept.revision}"'
    return workflow_view(kept)


@router.put(
    "/api/workflows/{workflow_id}",
    responses=responses(WorkflowNotFound, WorkflowIsBuiltIn, WorkflowChanged, WorkflowInvalid),
)
async def change_workflow(
    workflow_id: Name, body: WorkflowChange, desk: DeskDep, if_match: IfMatch = None
) -> SavedView:
    """What is left out stays. With `If-Match` only as long as nobody else has changed it."""
    known = None if if_match in (None, "*") else if_match.removeprefix("W/").strip('"')
    return saved_view(*await desk.change(workflow_id, body, known=known))


@router.delete(
    "/api/workflows/{workflow_id}", responses=responses(WorkflowNotFound, WorkflowIsBuiltIn)
)
def delete_workflow(workflow_id: Name, desk: DeskDep) -> ThrownView:
    """Into the trash, from where `restore` brings it back."""
    desk.library.throw_away(workflow_id)
    return ThrownView(success=True, id=workflow_id, kept_days=KEPT_IN_TRASH.days)


@router.post(
    "/api/workflows/{workflow_id}/restore", responses=responses(WorkflowNotFound, LibraryUnwritable)
)
def restore_workflow(workflow_id: Name, desk: DeskDep) -> SavedView:
    """Brings back what was thrown away last under this id; another id where it is taken now."""
    return saved_view(desk.library.restore(workflow_id))


@router.get("/api/workflows/{template_id}/graph", responses=responses(TemplateNotFound))
async def read_graph(template_id: Name, desk: DeskDep, backend_id: Name | None = None) -> GraphView:
    """The boxes of any template's graph, with every input that a form could show."""
    return await desk.graph(template_id, backend_id=backend_id)


@router.post(
    "/api/templates/import_workflow",
    tags=["templates"],
    responses=responses(NothingCarried, CarrierUnreadable, WorkflowInvalid, LibraryUnwritable),
)
async def import_workflow(
    file: OneFile,
    desk: DeskDep,
    name: Annotated[Title | None, Form()] = None,
    older_name: Annotated[Title | None, Query(alias="name")] = None,
    engine: Annotated[EngineId | None, Query()] = None,
    category: Annotated[Name | None, Query()] = None,
) -> ImportedTemplate:
    """Keeps the workflow of one file as a template. The name may stand in the form or the query."""
    upload = await upload_of(file)
    wishes = WorkflowChange(engine=engine, category=category)
    kept, remarks = await desk.import_one(upload, title=name or older_name, wishes=wishes)
    return ImportedTemplate(
        success=True,
        id=kept.template.id,
        title=kept.template.header.title,
        template=view_of(kept.template),
        remarks=list(remarks),
    )

"""Files found over HTTP: in pages, as one order, counted, and what may be typed next."""

import sqlite3
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from gallery.index.database import EndlessExpression
from gallery.library.models import WrongCursor
from gallery.media.routes import Project
from gallery.opened import OpenProject, OpenProjects
from studio_kit.errors import responses
from studio_kit.paths import NotAProject

from .language import parse
from .models import WrongQuery
from .ordering import GroupKey, Sorting, SortKey, order
from .packing import packed
from .paging import page_of
from .prefixes import spelled_out
from .service import COUNTED_WITH_A_PAGE, count_few, label_counts
from .statement import Statement, statement
from .suggesting import suggest
from .views import Facet, Facets, FilesById, FilesPage, Suggestions, ValueCount, read_files

router = APIRouter(tags=["gallery"])

FACETS = (
    *("type", "rating", "tag", "scene", "shot", "look"),
    *("model", "lora", "node", "sampler", "ext"),
)
VALUES_OF_A_FACET = 30
REFUSALS = responses(NotAProject, WrongQuery, EndlessExpression)

Text = Annotated[str, Query(max_length=1000, description="As typed into the search box.")]
Sort = Annotated[SortKey, Query()]
Second = Annotated[SortKey | None, Query(description="What files that are equal stand by.")]
Grouped = Annotated[GroupKey | None, Query(description="What files stand together by.")]
Cursor = Annotated[str | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=500)]
IfNoneMatch = Annotated[str | None, Header()]


async def opened_projects(request: Request) -> OpenProjects:
    """On the event loop: a plain function would cost each request a trip to a worker thread."""
    return request.state.opened


Projects = Annotated[OpenProjects, Depends(opened_projects)]


def open_project(project: Project, projects: Projects) -> OpenProject:
    """Runs in a worker thread: the first opening reads the index's file."""
    return projects.of(project)


Opened = Annotated[OpenProject, Depends(open_project)]


@dataclass(frozen=True)
class Wanted:
    """What a request asks for: the query, in a folder or in all of the project."""

    project: OpenProject
    statement: Statement


@dataclass(frozen=True)
class Asked:
    """A query as it came. It is read where the files are looked for: two trips to worker threads
    cost a short search more than the search.
    """

    opened: Callable[[], OpenProject]
    q: str
    folder: str | None
    deep: bool

    def wanted(self) -> Wanted:
        """Blocks. Raises `NotAProject` and `WrongQuery`."""
        project = self.opened()
        return Wanted(project, stated(project, self.q, folder=self.folder, deep=self.deep))


async def opening(project: Project, projects: Projects) -> Callable[[], OpenProject]:
    return partial(projects.of, project)


async def asked_for(
    project: Annotated[Callable[[], OpenProject], Depends(opening)],
    q: Text = "",
    folder: Text | None = None,
    deep: bool = True,
) -> Asked:
    return Asked(project, q, folder, deep)


def stated(project: OpenProject, q: str, *, folder: str | None, deep: bool) -> Statement:
    """Raises `WrongQuery`."""
    query = parse(q, project.fields)
    spelled = project.database.read(lambda connection: spelled_out(connection, query))
    return statement(spelled, folder=folder, deep=deep)


AskedFor = Annotated[Asked, Depends(asked_for)]


class IdsRequest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    project: Annotated[str, Field(max_length=4096)]
    ids: Annotated[list[Annotated[int, Field(ge=0, lt=2**63)]], Field(max_length=500)]


@router.get(
    "/api/gallery/search",
    response_model=FilesPage,
    responses={**REFUSALS, **responses(WrongCursor)},
)
def search_files(
    asked: AskedFor,
    sort: Sort = "date",
    descending: bool = True,
    cursor: Cursor = None,
    limit: Limit = 200,
) -> Response:
    """Files that match, in pages; the newest first unless sorted otherwise."""
    wanted = asked.wanted()
    sorting, tags = Sorting(sort, ascending=not descending), wanted.project.tag_ids
    after = _place_in(cursor) if cursor else None

    def found(connection: sqlite3.Connection) -> FilesPage:
        page = page_of(connection, wanted.statement, sorting, after=after, limit=limit)
        few = None if cursor else count_few(connection, wanted.statement, most=COUNTED_WITH_A_PAGE)
        return FilesPage(
            files=read_files(connection, page.ids, tags),
            next_cursor=None if page.end is None else _cursor_at(page.end),
            total=few,
        )

    # Written as it is: what is returned as a model is validated once more, file by file.
    page = wanted.project.database.read(found)
    return Response(page.model_dump_json(), media_type="application/json")


@router.get(
    "/api/gallery/order",
    response_class=Response,
    responses={**REFUSALS, 200: {"content": {"application/octet-stream": {}}}},
)
def read_order(
    asked: AskedFor,
    sort: Sort = "date",
    descending: bool = True,
    second: Second = None,
    group: Grouped = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """Every match in its order, so that a page can lay out a million tiles at once.

    Little-endian: the number n of files and the number g of groups as u32, n ids as f64, n times
    width by height as f32 (0: not known), n kinds as u8 (0 image, 1 video, 2 audio). With `group`
    follow nothing up to a multiple of 4 bytes, the place of the first file of each group as u32,
    and as JSON to the end `{key, title, detail}` of each.
    """
    wanted = asked.wanted()
    etag = f'"{wanted.project.version}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if if_none_match and etag in if_none_match:
        return Response(status_code=304, headers=headers)
    sorting = Sorting(sort, ascending=not descending, second=second, group=group)
    found = wanted.project.database.read(lambda c: order(c, wanted.statement, sorting))
    content = packed(found, has_groups=group is not None)
    return Response(content, media_type="application/octet-stream", headers=headers)


@router.post("/api/gallery/files/by-id", responses=responses(NotAProject))
def read_files_by_id(body: IdsRequest, projects: Projects) -> FilesById:
    """Those of the files that are still there, in the order asked for."""
    project = projects.of(body.project)
    tags = project.tag_ids
    return FilesById(files=project.database.read(lambda c: read_files(c, body.ids, tags)))


@router.get("/api/gallery/facets", responses=REFUSALS)
def read_facets(asked: AskedFor) -> Facets:
    """How often each value occurs among the matches."""
    wanted = asked.wanted()
    found = wanted.project.database.read(
        lambda c: label_counts(c, wanted.statement, fields=FACETS, most=VALUES_OF_A_FACET)
    )
    labels = wanted.project.fields
    return Facets(
        fields=tuple(
            Facet(
                field=name,
                label=labels[name].label,
                values=tuple(
                    ValueCount(value=one.value, count=one.count)
                    for one in found.labels
                    if one.field == name
                ),
            )
            for name in FACETS
        ),
        counted=found.counted,
        has_more=found.has_more,
    )


@router.get("/api/gallery/suggest", responses=responses(NotAProject))
def suggest_words(
    project: Opened, q: Text = "", at: Annotated[int | None, Query(ge=0, le=1000)] = None
) -> Suggestions:
    """What may stand in place of the word at the caret."""
    place = len(q) if at is None else min(at, len(q))
    return project.database.read(lambda c: suggest(c, project.fields, q, place))


def _cursor_at(place: int) -> str:
    return urlsafe_b64encode(str(place).encode()).decode()


def _place_in(cursor: str) -> int:
    try:
        place = int(urlsafe_b64decode(cursor.encode("ascii")))
    except ValueError as error:
        raise WrongCursor("This cursor is none of ours; begin without one.") from error
    return min(max(place, 0), 2**63 - 1)

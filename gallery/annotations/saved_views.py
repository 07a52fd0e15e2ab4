"""Views by name, kept in `.gallery/views.json`: a query and how its results are shown."""

from collections.abc import Callable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from studio_kit.errors import Conflict, NotFound

from .storage import AnnotationStore

VIEWS = "views.json"
MOST_KEPT = 200

ViewName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Word = Annotated[str, Field(max_length=40)]


class ViewNotFound(NotFound):
    title = "No such view"


class TooManyViews(Conflict):
    title = "Too many views"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ViewQuery(_Frozen):
    """What is asked for, not what was found: new files that answer it are in the view."""

    q: Annotated[str, Field(max_length=1000)] = ""
    folder: Annotated[str, Field(max_length=4096)] | None = None
    deep: bool = True
    sort: Word = "date"
    second: Word | None = None
    descending: bool = True


class ViewLook(_Frozen):
    """`size` of the tiles in pixels; `group`: below headings of what, None: of nothing."""

    mode: Word = "grid"
    group: Word | None = None
    size: Annotated[int, Field(ge=40, le=2000)] = 200


class SavedView(_Frozen):
    name: ViewName
    query: ViewQuery = ViewQuery()
    view: ViewLook = ViewLook()


class OlderView(_Frozen):
    """The state of the page as scripts of the earlier console keep it."""

    view_mode: Word = "grid"
    sort_field: Word = "name"
    sort_direction: Word = "asc"
    thumbnail_size: Annotated[int, Field(ge=0, le=10_000)] = 200
    filters_json: Annotated[str, Field(max_length=20_000)] = "{}"
    current_path: Annotated[str, Field(max_length=4096)] = ""
    folder_tree_state: Annotated[str, Field(max_length=200_000)] = "{}"


class ViewList(BaseModel):
    """The file. What a newer version wrote is left out, not refused."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    schema_version: int = 1
    revision: int = 0
    saved: tuple[SavedView, ...] = ()
    older: dict[str, OlderView] = {}


class SavedViews:
    """Of one project. Each change is one step; several programs may make them."""

    def __init__(self, store: AnnotationStore) -> None:
        self._store = store
        self._documents = store.documents(ViewList)

    def all(self) -> tuple[SavedView, ...]:
        return self._read().saved

    def put(self, view: SavedView) -> None:
        """In the place of the one of its name, or last. Raises `TooManyViews`."""

        def change(views: ViewList) -> ViewList:
            names = [one.name for one in views.saved]
            if view.name not in names and len(names) >= MOST_KEPT:
                raise TooManyViews(f"There are {MOST_KEPT} views already; delete one first.")
            kept = tuple(view if one.name == view.name else one for one in views.saved)
            saved = kept if view.name in names else (*kept, view)
            return views.model_copy(update={"saved": saved})

        self._change(change)

    def remove(self, name: str) -> None:
        """Raises `ViewNotFound`."""

        def change(views: ViewList) -> ViewList:
            kept = tuple(one for one in views.saved if one.name != name)
            if len(kept) == len(views.saved):
                raise ViewNotFound(f"This project has no view {name}.")
            return views.model_copy(update={"saved": kept})

        self._change(change)

    def older(self, name: str) -> OlderView | None:
        return self._read().older.get(name)

    def put_older(self, name: str, view: OlderView) -> None:
        """Raises `TooManyViews`."""

        def change(views: ViewList) -> ViewList:
            if name not in views.older and len(views.older) >= MOST_KEPT:
                raise TooManyViews(f"There are {MOST_KEPT} views already; use one of their names.")
            return views.model_copy(update={"older": {**views.older, name: view}})

        self._change(change)

    def _read(self) -> ViewList:
        with self._store.still():
            return self._documents.read(VIEWS) or ViewList()

    def _change(self, change: Callable[[ViewList], ViewList]) -> None:
        with self._store.changing():
            before = self._read()
            after = change(before).model_copy(update={"revision": before.revision + 1})
            self._documents.write(VIEWS, after)

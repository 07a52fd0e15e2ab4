"""Projects whose galleries are open: index, what is said of the files, and the journal."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio_kit.events import Broadcast
from studio_kit.paths import NotAProject, ProjectRoot, absolute_folder

from .annotations.saved_views import SavedViews
from .annotations.storage import FOLDER, AnnotationStore
from .duplicates.reading import ContentReader, SmallPicture
from .files.housekeeping import Housekeeping
from .files.journal import Journal
from .files.models import Move, Operation
from .files.operations import Operations
from .files.selections import Selections
from .files.service import ProjectFiles
from .index.database import IndexDatabase, index_path
from .index.indexer import Indexer
from .index.rows import marks_in
from .search.models import SearchFields

MOST_OPEN = 12
"""Beyond this the project that was asked for longest ago is closed; its index stays on disk."""

Topic = Literal["index", "files", "annotations", "tags", "duplicates", "moved"]


@dataclass(frozen=True)
class News:
    """Something of a project's gallery is not what it was."""

    topic: Topic
    moves: tuple[Move, ...] = ()


Moved = Callable[[ProjectRoot, Sequence[Move]], None]


class OpenProject:
    """`tell` may be called on any thread; `moved` hears of files that have another name now;
    `small` draws a picture small.
    """

    def __init__(
        self,
        root: ProjectRoot,
        cache: Path,
        fields: SearchFields,
        *,
        tell: Callable[[News], None],
        moved: Moved,
        small: SmallPicture,
        keep_trash_days: float,
    ) -> None:
        self.root = root
        self.fields = fields
        self.keep_trash_days = keep_trash_days
        self.database = IndexDatabase(index_path(cache, root.path))
        self.store = AnnotationStore(root)
        self.views = SavedViews(self.store)
        journal = Journal(root.path / FOLDER, restored=self.store.restored.append)
        self.operations = Operations(root, self.store, journal, done=self._done)
        self.indexer = Indexer(
            root,
            self.database,
            self.store,
            marks=marks_in(fields),
            changed=lambda _: tell(News("index")),
        )
        self.files = ProjectFiles(root, self.store, self.operations)
        self.selections = Selections(self.database)
        self.content = ContentReader(
            root, self.database, small=small, told=lambda: tell(News("duplicates"))
        )
        self._housekeeping = Housekeeping(
            root, self.operations, self.files, keep_trash_days=keep_trash_days
        )
        self._tell = tell
        self._moved = moved
        self.indexer.start()
        self._housekeeping.start()

    @property
    def version(self) -> str:
        """Changes with everything that an answer about files may depend on."""
        return f"{self.indexer.incarnation}-{self.indexer.revision}"

    @property
    def tag_ids(self) -> dict[str, int]:
        """By name, as the index knows tags."""
        return {tag.name: tag.id for tag in self.store.tags()}

    def tags_changed(self) -> None:
        """Files are found by the names of their tags: the index catches up in its own time."""
        self.indexer.look_at(())
        self._tell(News("tags"))

    def close(self) -> None:
        self._housekeeping.stop()
        self.content.stop()
        self.indexer.stop()
        self.database.close()

    def _done(self, operation: Operation) -> None:
        """The index follows before the change is answered, so that nobody reads what was."""
        media = [(move.source, move.target) for move in operation.moves]
        self.indexer.followed(media, operation.said_after)
        if operation.moves:
            self._moved(self.root, operation.moves)
            self._tell(News("moved", operation.moves))
        if operation.said_after:
            self._tell(News("annotations"))
        if operation.tags_gone or operation.tags_back:
            self.tags_changed()


class OpenProjects:
    """Opens a gallery when it is first asked for."""

    def __init__(
        self,
        cache: Path,
        fields: SearchFields,
        *,
        moved: Moved,
        small: SmallPicture,
        keep_trash_days: float,
    ) -> None:
        self._cache = cache
        self._fields = fields
        self._moved = moved
        self._small = small
        self._keep_trash_days = keep_trash_days
        self._opening = threading.Lock()
        self._open: OrderedDict[Path, OpenProject] = OrderedDict()
        self._news: dict[Path, Broadcast[News]] = {}
        self._loop = asyncio.get_running_loop()

    def of(self, folder: str) -> OpenProject:
        """Raises `NotAProject`. A project that is away is open as long as its index is there."""
        root = self._root(folder)
        with self._opening:
            known = self._open.pop(root.path, None) or self._begin(root)
            self._open[root.path] = known
            leaving = self._open.popitem(last=False)[1] if len(self._open) > MOST_OPEN else None
        if leaving:
            leaving.close()
        return known

    def news(self, project: OpenProject) -> Broadcast[News]:
        """To be listened to on the event loop."""
        return self._news.setdefault(project.root.path, Broadcast())

    def close(self) -> None:
        for project in self._open.values():
            project.close()

    def _begin(self, root: ProjectRoot) -> OpenProject:
        def tell(news: News) -> None:
            self._loop.call_soon_threadsafe(self._publish, root.path, news)

        return OpenProject(
            root,
            self._cache,
            self._fields,
            tell=tell,
            moved=self._moved,
            small=self._small,
            keep_trash_days=self._keep_trash_days,
        )

    def _publish(self, path: Path, news: News) -> None:
        if path in self._news:
            self._news[path].publish(news)

    def _root(self, folder: str) -> ProjectRoot:
        try:
            return ProjectRoot.open(folder)
        except NotAProject:
            path = absolute_folder(folder)
            if index_path(self._cache, path).exists():
                return ProjectRoot(path)
            raise


@contextmanager
def open_projects(
    cache: Path,
    fields: SearchFields,
    *,
    moved: Moved,
    small: SmallPicture,
    keep_trash_days: float,
) -> Generator[OpenProjects]:
    """Indexes stand in `cache`. To be entered on the event loop."""
    projects = OpenProjects(
        cache, fields, moved=moved, small=small, keep_trash_days=keep_trash_days
    )
    try:
        yield projects
    finally:
        projects.close()

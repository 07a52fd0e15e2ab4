"""Pages through a project's folders."""

from base64 import b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Mapping

from gallery.index.database import IndexDatabase
from studio_kit.paths import ProjectRoot

from .counting import count_kinds, counts_below, files_by_folder, with_parents
from .models import (
    FilePage,
    Folder,
    FolderStats,
    FolderTree,
    WrongCursor,
)
from .storage import by_name, check_folder, list_folders, list_names, read_entries


def folder_tree(root: ProjectRoot, database: IndexDatabase) -> FolderTree:
    """Of a project that is away, as far as the index knows it."""
    own = database.read(files_by_folder)
    folders = list(list_folders(root)) if root.path.is_dir() else with_parents(own)
    below = counts_below(own)
    return FolderTree(
        folders=tuple(_folder(path, own, below) for path in folders),
        files=own.get("", 0),
        files_below=below.get("", 0),
    )


def folder_stats(root: ProjectRoot, database: IndexDatabase, folder: str) -> FolderStats:
    """Raises `FolderNotFound` for a folder that neither is there nor is known."""
    told = database.read(lambda connection: count_kinds(connection, folder))
    if not told.kinds:
        check_folder(root, folder)
    return FolderStats(
        folder=folder,
        files=sum(count for count, _ in told.kinds.values()),
        bytes=sum(size for _, size in told.kinds.values()),
        images=told.kinds.get("image", (0, 0))[0],
        videos=told.kinds.get("video", (0, 0))[0],
        audios=told.kinds.get("audio", (0, 0))[0],
        subfolders=sum(1 for _ in list_folders(root, folder)),
        by_extension=told.extensions,
    )


def _folder(path: str, own: Mapping[str, int], below: Mapping[str, int]) -> Folder:
    parent, _, name = path.rpartition("/")
    return Folder(
        path=path, name=name, parent=parent, files=own.get(path, 0), files_below=below.get(path, 0)
    )


def file_page(project: str, folder: str, *, cursor: str | None, limit: int) -> FilePage:
    """The next `limit` files after `cursor`, by name.

    The cursor is a name, so files that come or go meanwhile neither repeat nor hide others.
    Raises `FolderNotFound` and `WrongCursor`.
    """
    root = ProjectRoot.open(project)
    names = list_names(root, folder)
    start = bisect_right(names, by_name(_name_in(cursor)), key=by_name) if cursor else 0
    place = root.relative(root.resolve(folder))
    page = names[start : start + limit]
    has_more = start + limit < len(names)
    return FilePage(
        files=tuple(read_entries(root, "" if place == "." else place, page)),
        next_cursor=_cursor_at(page[-1]) if has_more else None,
    )


def _cursor_at(name: str) -> str:
    return urlsafe_b64encode(name.encode()).decode()


def _name_in(cursor: str) -> str:
    try:
        return b64decode(cursor.encode("ascii"), altchars=b"-_", validate=True).decode()
    except ValueError as error:
        raise WrongCursor("This cursor is none of ours; begin without one.") from error

"""Pages through a project's folders."""

from base64 import b64decode, urlsafe_b64encode
from bisect import bisect_right

from studio_kit.paths import ProjectRoot

from .models import FileEntry, FilePage, FolderTree, WrongCursor
from .storage import by_name, list_folders, list_names, read_entry


def folder_tree(project: str) -> FolderTree:
    return FolderTree(folders=tuple(list_folders(ProjectRoot.open(project))))


def file_page(project: str, folder: str, *, cursor: str | None, limit: int) -> FilePage:
    """The next `limit` files after `cursor`, by name.

    The cursor is a name, so files that come or go meanwhile neither repeat nor hide others.
    Raises `FolderNotFound` and `WrongCursor`.
    """
    root = ProjectRoot.open(project)
    names = list_names(root, folder)
    start = bisect_right(names, by_name(_name_in(cursor)), key=by_name) if cursor else 0
    page = names[start : start + limit]
    has_more = start + limit < len(names)
    return FilePage(
        files=tuple(_entries(root, folder, page)),
        next_cursor=_cursor_at(page[-1]) if has_more else None,
    )


def _entries(root: ProjectRoot, folder: str, names: list[str]) -> list[FileEntry]:
    parent = root.relative(root.resolve(folder))
    paths = [name if parent == "." else f"{parent}/{name}" for name in names]
    return [entry for path in paths if (entry := read_entry(root, path))]


def _cursor_at(name: str) -> str:
    return urlsafe_b64encode(name.encode()).decode()


def _name_in(cursor: str) -> str:
    try:
        return b64decode(cursor.encode("ascii"), altchars=b"-_", validate=True).decode()
    except ValueError as error:
        raise WrongCursor("This cursor is none of ours; begin without one.") from error

"""Copies a project's files into a folder of their own, piece by piece."""

import shutil
from pathlib import Path

from studio_kit.files import sync_folder, write_durably
from studio_kit.paths import ProjectRoot

from .contents import ProjectContents
from .progress import Progress
from .storage import claim_folder, give_up_folder, not_writable

PIECE = 1024 * 1024


def copy_project(
    contents: ProjectContents, parent: Path, name: str, *, progress: Progress
) -> ProjectRoot:
    """Into a new folder `name`, or `name 2` and so on; the project's document is written last.

    Blocking. Raises `FolderNotWritable` and `WorkCancelled`, and leaves nothing behind then.
    """
    progress.expect(files=contents.count, size=contents.size)
    folder = claim_folder(parent, name)
    try:
        for file in contents.files:
            copy_file(contents.root / file, folder / file, progress=progress)
        write_documents(contents, folder, progress=progress)
    except OSError as error:
        give_up_folder(folder)
        raise not_writable(folder, error) from error
    except BaseException:
        give_up_folder(folder)
        raise
    return ProjectRoot.open(folder)


def copy_file(source: Path, target: Path, *, progress: Progress) -> None:
    """With its dates. Raises `FileExistsError`: nothing is overwritten."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as file, target.open("xb") as copy:
        while piece := file.read(PIECE):
            copy.write(piece)
            progress.moved(len(piece))
    shutil.copystat(source, target)
    progress.finished_file()


def write_documents(contents: ProjectContents, folder: Path, *, progress: Progress) -> None:
    for name, data in contents.documents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, data)
        progress.moved(len(data))
        progress.finished_file()
    sync_folder(folder)

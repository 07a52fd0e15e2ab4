"""Finds media files and their types."""

import stat
from collections.abc import Mapping
from pathlib import Path

from studio_kit.media import KINDS, kind_of
from studio_kit.paths import ProjectRoot
from studio_kit.tables import TableError, load_table

from .models import MediaFile, MediaNotFound, MediaTypeEntry, NotMedia

FOLDER = Path(__file__).parent

TRASH = ".trash"
"""The one hidden folder whose files are shown, to those who ask for the trash."""


def load_media_types(folder: Path = FOLDER) -> Mapping[str, str]:
    """Extension -> media type. Raises `TableError` when an extension of the house is missing."""
    entries = load_table(folder / "media_types.yaml", MediaTypeEntry)
    types = {entry.id: entry.media_type for entry in entries}
    for extension, kind in KINDS.items():
        if not types.get(extension, "").startswith(f"{kind}/"):
            raise TableError(f"media_types.yaml: {extension}: media_type: none for this {kind}.")
    return types


def find_media(project: str, relative: str) -> MediaFile:
    """The media file `relative` of the project in folder `project`.

    Raises `MediaNotFound`, `NotMedia`, and what `ProjectRoot` raises for a path that leads out.
    """
    root = ProjectRoot.open(project)
    path = root.resolve(relative)
    kind = kind_of(path.name)
    if kind is None or (is_hidden(root, path) and not _is_thrown_away(root, path)):
        raise NotMedia(f"{relative} is neither a picture nor video nor audio.")
    try:
        facts = path.stat()
    except OSError as error:
        raise MediaNotFound(f"There is no {relative} in this project.") from error
    if not stat.S_ISREG(facts.st_mode):
        raise MediaNotFound(f"{relative} is not a file.")
    return MediaFile(path, kind, facts.st_size, facts.st_mtime_ns)


def _is_thrown_away(root: ProjectRoot, path: Path) -> bool:
    """What lies in the trash is looked at before it is brought back."""
    return root.relative(path).startswith(f"{TRASH}/")


def is_hidden(root: ProjectRoot, path: Path) -> bool:
    """Names that begin with a dot are the house's own and the system's."""
    return any(part.startswith(".") for part in path.relative_to(root.path).parts)

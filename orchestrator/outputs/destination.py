"""Which folder and which name a job's takes get."""

from pathlib import Path
from uuid import uuid4

from studio_kit.errors import Invalid
from studio_kit.naming import NAMING_PROFILES, TakeNaming, is_plain_name
from studio_kit.paths import ProjectRoot
from studio_kit.project import TakeOwner, read_header

from ..jobs.models import JobMetadata
from .models import Destination, FolderUnwritable

NO_SHOT = "untitled"
NO_PROJECT = "outputs"


def destination(metadata: JobMetadata, *, fallback: Path) -> Destination:
    """Raises `Invalid` for a shot that is no plain name, `NotAProject`, `DamagedRecord`, and
    `OutsideProject` where the shot's folder is a link that leads away.

    Without a project the takes go to `fallback`, named by the same rules.
    """
    shot = metadata.shot if metadata.shot is not None else NO_SHOT
    if not is_plain_name(shot):
        raise Invalid(
            f"The shot {shot[:40]!r} is not a plain name; leave out / \\ .. and the like."
        )
    root, project, pattern = _place(metadata, fallback)
    naming = TakeNaming(project=project, shot=shot, seed=metadata.seed, pattern=pattern)
    root.resolve(naming.stem(0).parent.as_posix())
    return Destination(root, naming, TakeOwner(kind="shot", id=metadata.shot_id, name=shot))


def _place(metadata: JobMetadata, fallback: Path) -> tuple[ProjectRoot, str, str]:
    if metadata.project_path is None:
        return ProjectRoot(fallback.resolve()), NO_PROJECT, NAMING_PROFILES["director"]
    root = ProjectRoot.open(metadata.project_path)
    header = read_header(root)
    pattern = NAMING_PROFILES.get(header.naming_profile, NAMING_PROFILES["director"])
    return root, header.name, pattern


def refuse_unwritable(place: Destination) -> None:
    """Try to write where the takes will go, without leaving anything behind.

    Raises `FolderUnwritable`.
    """
    folder = place.folder
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    probe = folder / f".{uuid4().hex}.probe"
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise unwritable(folder, error) from error


def unwritable(folder: Path, error: OSError) -> FolderUnwritable:
    cause = error.strerror or type(error).__name__
    return FolderUnwritable(f"{folder} cannot be written ({cause}); make it writable.")

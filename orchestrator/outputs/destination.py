"""Which folder and which name a job's takes get."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from ulid import ULID

from studio_kit.errors import Invalid
from studio_kit.media import kind_of
from studio_kit.naming import MEDIA_FOLDERS, TakeNaming, is_plain_name
from studio_kit.naming_patterns import NAMING_PROFILES, in_folder, pattern_of, tokens_in
from studio_kit.paths import ProjectRoot
from studio_kit.project import TakeOwner, read_header

from ..jobs.models import Job, JobMetadata
from .models import Destination, FolderUnwritable
from .story import place_in_story

NO_SHOT = "untitled"
NO_PROJECT = "outputs"
NO_WORKFLOW = "graph"

IN_STORY = frozenset({"scene", "index"})
"""Tokens for which the project's scenes are read."""


def destination(metadata: JobMetadata, *, fallback: Path, job: Job | None = None) -> Destination:
    """Raises `Invalid` for a shot that is no plain name, `NotAProject`, `DamagedRecord`, and
    `OutsideProject` where the shot's folder is a link that leads away.

    The project's naming profile names the takes; `job` says what only a render knows. Without a
    project the takes go to `fallback`, named as the director's.
    """
    shot = metadata.shot if metadata.shot is not None else NO_SHOT
    if not is_plain_name(shot):
        raise Invalid(
            f"The shot {shot[:40]!r} is not a plain name; leave out / \\ .. and the like."
        )
    root, project, pattern = _place(metadata, fallback)
    naming = TakeNaming(
        project=project,
        shot=shot,
        seed=metadata.seed,
        workflow=metadata.template_id or NO_WORKFLOW,
        pattern=pattern,
    )
    naming = _in_story(_of_render(naming, job) if job else naming, root, metadata.shot_id)
    root.resolve(naming.stem(0).parent.as_posix())
    return Destination(root, naming, TakeOwner(kind="shot", id=metadata.shot_id, name=shot))


def _of_render(naming: TakeNaming, job: Job) -> TakeNaming:
    """The moment is that of the attempt, so that a repeated saving finds its own files."""
    moment = (job.started_at or job.created_at).astimezone()
    return replace(naming, at=moment, execution=execution_name(job), media=media_folder(job))


def execution_name(job: Job) -> str:
    """The batch, group or run that the job is a part of, else the job: its moment and id."""
    whole = job.owner.batch_id or job.owner.group_id or job.owner.run_id or job.id
    try:
        began = ULID.from_str(whole).datetime
    except ValueError:
        began = job.created_at
    return f"{began.astimezone():%Y%m%d_%H%M%S}_{whole[-6:].lower()}"


def media_folder(job: Job) -> str:
    """All files of a render lie together, with its videos where it made one."""
    kinds = {kind_of(artifact.filename) for artifact in job.artifacts}
    return next((MEDIA_FOLDERS[kind] for kind in MEDIA_FOLDERS if kind in kinds), "images")


def _in_story(naming: TakeNaming, root: ProjectRoot, shot_id: str | None) -> TakeNaming:
    if IN_STORY.isdisjoint(tokens_in(naming.pattern)) or shot_id is None:
        return naming
    place = place_in_story(root, shot_id)
    return replace(naming, scene=place.scene, index=place.index) if place else naming


def _place(metadata: JobMetadata, fallback: Path) -> tuple[ProjectRoot, str, str]:
    if metadata.project_path is None:
        return ProjectRoot(fallback.resolve()), NO_PROJECT, NAMING_PROFILES["director"]
    root = ProjectRoot.open(metadata.project_path)
    header = read_header(root)
    pattern = pattern_of(header.naming_profile, header.naming_pattern)
    return root, header.name, in_folder(pattern, header.folders.takes)


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

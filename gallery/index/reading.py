"""Reads of one file what the index keeps of it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from gallery.media.measures import Measures, measure
from gallery.media.models import MediaFile
from studio_kit.carriers.making import Making, making_of
from studio_kit.carriers.service import carried_by
from studio_kit.errors import StudioError
from studio_kit.media import UnreadableMedia, kind_of
from studio_kit.paths import ProjectRoot
from studio_kit.project import DamagedRecord, Take, read_take, sidecar_of

from .models import Facts, Seen

CARRIERS = frozenset(
    (
        *(".png", ".webp", ".jpg", ".jpeg", ".mp4", ".mov", ".m4a", ".webm", ".mkv"),
        *(".flac", ".ogg", ".opus", ".mp3"),
    )
)
"""Files of these kinds may tell how they were made."""

LOOKS = ("film_preset", "style_preset")
"""Fields of a shot's camera (`catalogue/fields.yaml`) that name a look."""

LARGEST_SEED = 2**63 - 1
"""Larger ones, which nodes take, no index can keep."""

CLOCKS_DIFFER = 2_000_000_000
"""Nanoseconds: some file systems keep times in steps of two seconds."""


def read_facts(root: ProjectRoot, seen: Seen) -> Facts:
    """From the record beside the file, else from the file. What is damaged becomes a remark.

    Raises `FileNotFoundError` for a file that is gone.
    """
    kind = kind_of(seen.name)
    if kind is None:
        raise FileNotFoundError(seen.path)
    take = _take(root, seen)
    if take is not None and take.size == seen.size:
        return _of_take(take, seen)
    path = root.path / seen.path
    measures, remark = _measured(MediaFile(path, kind, seen.size, seen.modified))
    return Facts(
        kind,
        width=measures.width,
        height=measures.height,
        duration=measures.duration_seconds,
        remark=remark,
        **vars(_making(path)),
    )


def unread(seen: Seen) -> Facts:
    """Of a file whose reader gave up: it is there, and nothing else is known."""
    return Facts(kind_of(seen.name) or "image", remark=f"{seen.name} could not be read.")


def _measured(file: MediaFile) -> tuple[Measures, str | None]:
    """With a sentence on what could not be read. Raises `FileNotFoundError`."""
    try:
        return measure(file), None
    except UnreadableMedia as error:
        if not file.path.exists():
            raise FileNotFoundError(str(file.path)) from error
        return Measures(None, None, None), error.message


def _making(path: Path) -> Making:
    """What the file itself tells of how it was made; nothing of what is damaged."""
    if path.suffix.lower() not in CARRIERS:
        return Making()
    try:
        making = making_of(carried_by(path))
    except (StudioError, OSError):
        return Making()
    return replace(making, seed=None) if (making.seed or 0) > LARGEST_SEED else making


def _take(root: ProjectRoot, seen: Seen) -> Take | None:
    sidecar = sidecar_of(root.path / seen.path)
    try:
        return read_take(root, sidecar) if seen.recorded else None
    except DamagedRecord:
        return None


def _of_take(take: Take, seen: Seen) -> Facts:
    return Facts(
        take.kind,
        width=take.width,
        height=take.height,
        duration=take.duration_seconds,
        prompt=take.prompt,
        negative=take.negative_prompt,
        seed=take.seed,
        models=tuple(take.models),
        node=take.node_name or None,
        shot=take.owner.name,
        shot_id=take.owner.id,
        take_id=take.id,
        stage=take.stage,
        looks=_looks(take),
        # A file that was changed after its record was written is not what the record says.
        sha256=take.sha256 if seen.modified <= seen.recorded + CLOCKS_DIFFER else None,
    )


def _looks(take: Take) -> tuple[str, ...]:
    """Those that were wanted when the take was ordered."""
    camera: object = (take.intent or {}).get("camera")
    if not isinstance(camera, dict):
        return ()
    told = cast("Mapping[str, object]", camera)
    return tuple(look for field in LOOKS if isinstance(look := told.get(field), str) and look)

"""What belongs to a project's folder when it is copied or packed, and what is only for here."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from storyboard.board.content import Content, Entries, Fields
from storyboard.board.opening import STUDIO_FOLDER
from storyboard.board.snapshot import FORMER_SUFFIX, SCENES_FOLDER, render
from studio_kit.paths import PROJECT_FILE, ProjectRoot
from studio_kit.project import SIDECAR_SUFFIX
from studio_kit.version_claims import CLAIM_SUFFIX

TRASH_FOLDERS = frozenset({".trash"})
JOURNALS = ".gallery/journal"


@dataclass(frozen=True)
class ProjectContents:
    """`documents` are the JSON of one moment, by name; `files` all others, relative with `/`."""

    root: Path
    documents: Mapping[str, bytes]
    files: tuple[str, ...]
    sizes: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def size(self) -> int:
        """Bytes altogether."""
        return sum(self.sizes.values()) + sum(map(len, self.documents.values()))

    @property
    def count(self) -> int:
        return len(self.files) + len(self.documents)


def whole_project(root: ProjectRoot, content: Content) -> ProjectContents:
    """Everything that people made, with the trash. Blocking. Raises `OSError`."""
    return _contents(root.path, render(content), dict(_files(root.path)))


def copied_project(
    root: ProjectRoot, content: Content, *, header: Fields, with_takes: bool
) -> ProjectContents:
    """The same as another project, whose trash and history begin anew. Blocking."""
    content = replace(content, project=content.project | header)
    found = {name: size for name, size in _files(root.path) if not _is_history(name)}
    if not with_takes:
        content = replace(content, shots=_without_takes(content.shots), takes={}, takes_until="")
        found = _without_take_files(found)
    return _contents(root.path, render(content), found)


def _contents(root: Path, documents: dict[str, bytes], found: dict[str, int]) -> ProjectContents:
    sizes = {name: size for name, size in found.items() if not _is_document(name)}
    # The document that makes a folder a project comes last.
    last = {PROJECT_FILE: documents.pop(PROJECT_FILE)}
    return ProjectContents(root, documents | last, tuple(sizes), sizes)


def _is_document(name: str) -> bool:
    plain = name.removesuffix(FORMER_SUFFIX)
    return plain == PROJECT_FILE or (
        plain.startswith(f"{SCENES_FOLDER}/") and plain.endswith(".json") and plain.count("/") == 1
    )


def _is_history(name: str) -> bool:
    return name.split("/", 1)[0] in TRASH_FOLDERS or name.startswith(JOURNALS)


def _without_takes(shots: Entries) -> Entries:
    return {key: {**shot, "chosen_take": None} for key, shot in shots.items()}


def _without_take_files(found: dict[str, int]) -> dict[str, int]:
    takes = {name.removesuffix(SIDECAR_SUFFIX) for name in found if name.endswith(SIDECAR_SUFFIX)}
    return {n: size for n, size in found.items() if n.removesuffix(SIDECAR_SUFFIX) not in takes}


def _files(root: Path) -> Iterator[tuple[str, int]]:
    """Links are left out: what they lead to is not the project's."""
    for current, folders, files in os.walk(root):
        at_top = Path(current) == root
        folders[:] = sorted(n for n in folders if not (at_top and n == STUDIO_FOLDER))
        folders[:] = [name for name in folders if not Path(current, name).is_symlink()]
        for name in sorted(files):
            path = Path(current, name)
            if not _is_unfinished(name) and path.is_file() and not path.is_symlink():
                yield path.relative_to(root).as_posix(), path.stat().st_size


def _is_unfinished(name: str) -> bool:
    """Files that somebody is still writing."""
    is_ours = name.endswith((".tmp", CLAIM_SUFFIX)) or ".part." in name
    return name.startswith(".") and is_ours

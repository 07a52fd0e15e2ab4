"""What a project should be after a change: the simplest thing that could be right, in memory.

Paths in the trash are `.trash/<number of the step>/<index>/<name>`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from gallery.annotations.models import NOTHING, Annotation

RECORD = ".take.json"


class Refused(Exception):
    """The change is not to be made, and nothing is."""


@dataclass(frozen=True)
class State:
    """Path -> content, and path -> what is said of it."""

    files: Mapping[str, str] = field(default_factory=dict[str, str])
    said: Mapping[str, Annotation] = field(default_factory=dict[str, Annotation])

    def media(self) -> list[str]:
        return sorted(path for path in self.files if is_media(path) and not path.startswith("."))

    def of(self, path: str) -> Annotation:
        return self.said.get(path, NOTHING)

    def with_records(self, path: str, target: str) -> list[tuple[str, str]]:
        """The move of a file and those of the records beside it."""
        beside = [
            (f"{path}{RECORD}", f"{target}{RECORD}"),
            (str(PurePosixPath(path).with_suffix(".json")), _json_beside(target)),
        ]
        return [(path, target), *(move for move in beside if move[0] in self.files)]


@dataclass(frozen=True)
class Step:
    moves: Sequence[tuple[str, str]] = ()
    said: Mapping[str, Annotation] = field(default_factory=dict[str, Annotation])
    before: Mapping[str, Annotation] = field(default_factory=dict[str, Annotation])

    def back(self) -> "Step":
        return Step([(target, source) for source, target in self.moves], self.before, self.said)


def is_media(path: str) -> bool:
    return path.endswith((".png", ".jpg"))


def after(state: State, step: Step) -> State:
    """Every file is there, and every new name free or about to be. Raises `Refused`."""
    sources = [source for source, _ in step.moves]
    targets = [target for _, target in step.moves]
    if not set(sources) <= state.files.keys() or len(set(targets)) < len(targets):
        raise Refused
    stay = {path: content for path, content in state.files.items() if path not in sources}
    if stay.keys() & set(targets):
        raise Refused
    arrived = {target: state.files[source] for source, target in step.moves}
    said = {path: one for path, one in {**state.said, **step.said}.items() if one != NOTHING}
    return State({**stay, **arrived}, said)


def saying(state: State, said: Mapping[str, Annotation]) -> Step:
    return Step((), said, {path: state.of(path) for path in said})


def moving(state: State, moves: Sequence[tuple[str, str]]) -> Step:
    """What is said goes along; what lies in the trash is remembered by the step alone."""
    leaving = {source: NOTHING for source, _ in moves}
    arriving = {t: state.of(s) for s, t in moves if not t.startswith(".")}
    said = {
        path: one
        for path, one in {**leaving, **arriving}.items()
        if one != NOTHING or state.of(path) != NOTHING
    }
    return Step(moves, said, {path: state.of(path) for path in said})


def whole(state: State, moves: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """With the records; one that belongs to two files goes with the first."""
    every = [one for source, target in moves for one in state.with_records(source, target)]
    first: dict[str, str] = {}
    for source, target in every:
        first.setdefault(source, target)
    return list(first.items())


def into_trash(state: State, paths: Sequence[str], number: int) -> list[tuple[str, str]]:
    folders = list(dict.fromkeys(path.rpartition("/")[0] for path in paths))
    places = [folders.index(path.rpartition("/")[0]) for path in paths]
    moves = [
        (path, f".trash/{number}/{place:05d}/{_name(path)}")
        for path, place in zip(paths, places, strict=True)
    ]
    return whole(state, moves)


def purged(state: State, paths: Sequence[str]) -> set[str]:
    """What is gone: the files, and the records that no file of the trash needs any more."""
    left = [path for path in state.files if is_media(path) and path not in paths]
    needed = {record for path in left for _, record in state.with_records(path, path)}
    records = {record for path in paths for _, record in state.with_records(path, path)}
    return {*paths, *(records - needed)}


def settled(
    state: State, wanted: Sequence[tuple[str, str]], conflict: str
) -> list[tuple[str, str]]:
    """Where each file goes, and those left out that stay."""
    going: dict[str, str] = {}
    moves: list[tuple[str, str]] = []
    for source, target in wanted:
        if source == target:
            continue
        if not _is_free(state, going, source, target):
            if conflict == "skip":
                continue
            if conflict == "rename" or target in going.values():
                target = _beside(state, going, source, target)
        going = {**dict(state.with_records(source, target)), **going}
        moves.append((source, target))
    return moves


def in_folder(folder: str, path: str) -> str:
    return f"{folder}/{_name(path)}" if folder else _name(path)


def _is_free(state: State, going: Mapping[str, str], source: str, target: str) -> bool:
    new = {after for before, after in state.with_records(source, target) if before not in going}
    return not new & {*going.values(), *state.files}


def _beside(state: State, going: Mapping[str, str], source: str, target: str) -> str:
    stem, extension = target[:-4], target[-4:]
    number = 2
    while not _is_free(state, going, source, free := f"{stem} {number}{extension}"):
        number += 1
    return free


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _json_beside(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(".json"))

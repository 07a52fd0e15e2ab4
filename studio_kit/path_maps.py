"""One storage place, named as each operating system sees it: translate paths between them. Pure."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath

from studio_kit.settings import PathPrefix


class System(StrEnum):
    WINDOWS = "windows"
    LINUX = "linux"
    MACOS = "macos"


def current_system() -> System:
    if sys.platform == "win32":
        return System.WINDOWS
    return System.MACOS if sys.platform == "darwin" else System.LINUX


@dataclass(frozen=True)
class _Match:
    """A place that a path lies in; `rest` are the parts of the path below it."""

    place: PathPrefix
    system: System
    depth: int
    rest: tuple[str, ...]


def translate(path: str, places: Iterable[PathPrefix], *, to: System) -> str:
    """The path as `to` names it; unchanged where no enabled place holds it or `to` has no name.

    The longest name wins. Windows names are compared without case, `/` and `\\` being one.
    """
    matches = [match for place in places if place.enabled for match in _matches(path, place)]
    named = [match for match in matches if _name(match.place, to)]
    best = max(named, key=lambda match: (match.depth, match.system is to), default=None)
    if best is None or best.system is to:
        return path
    return str(_pure(_name(best.place, to), to).joinpath(*best.rest))


def _matches(path: str, place: PathPrefix) -> Iterator[_Match]:
    for system in _systems_of(path):
        name = _name(place, system)
        if not name:
            continue
        whole, prefix = _pure(path, system), _pure(name, system)
        if whole.is_relative_to(prefix):
            depth = len(prefix.parts)
            yield _Match(place, system, depth, whole.parts[depth:])


def _systems_of(path: str) -> tuple[System, ...]:
    """Whose spelling a path can be; an absolute one of POSIX is no Windows path."""
    if path.startswith("/") and not path.startswith("//"):
        return (System.LINUX, System.MACOS)
    return (System.WINDOWS,)


def _pure(path: str, system: System) -> PurePosixPath | PureWindowsPath:
    return PureWindowsPath(path) if system is System.WINDOWS else PurePosixPath(path)


def _name(place: PathPrefix, system: System) -> str:
    return {
        System.WINDOWS: place.windows,
        System.LINUX: place.linux,
        System.MACOS: place.macos,
    }[system].strip()

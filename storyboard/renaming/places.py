"""Where the files of a shot go when its slate is another. Pure.

A path is read by the project's naming pattern; only what stands for the shot is written anew, so
that versions, seeds and dates stay.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio_kit.errors import Invalid
from studio_kit.naming import clean_name
from studio_kit.naming_patterns import Part, parts_of, tokens_in

_SHOT = frozenset({"shot", "panel"})
_COUNTED = frozenset({"version", "number", "index", "seed"})
_FOLDER_OR_NAME = r"[^/]+?"
_TAIL = r"(?:_\d+)?(?:-\d+)?(?:\..+)?"
"""Behind a stem: another try at a free name, a variant, and extensions of file and record."""


@dataclass(frozen=True)
class Slates:
    """A naming pattern, and what a shot was called and is to be called.

    What else stands in a name is not compared: project and scene may have been renamed since.
    """

    pattern: str
    before: str
    after: str

    def place(self, path: str) -> str | None:
        """The path under the new slate; None where the name does not say the old one.

        A file in the shot's folder goes along whatever it is called.
        """
        wanted, found = self.pattern.split("/"), path.split("/")
        depth = len(wanted) - 1
        if len(found) <= depth:
            return None
        folders = [self._again(*pair) for pair in zip(wanted[:depth], found[:depth], strict=True)]
        if None in folders:
            return None
        name = self._again(wanted[depth], found[depth], tail=_TAIL)
        rest = [found[depth] if name is None or found[depth + 1 :] else name, *found[depth + 1 :]]
        place = "/".join([folder for folder in folders if folder is not None] + rest)
        return None if place == path else place

    def folders_of(self, paths: Sequence[str]) -> list[str]:
        """The folders of `paths` that bear the old slate, where the pattern gives a shot one."""
        depth = self._depth_of_shot()
        found = {"/".join(path.split("/")[:depth]) for path in paths if self.place(path)}
        return sorted(found) if depth else []

    def _depth_of_shot(self) -> int:
        """How many folders a path has until one is the shot's own; 0 where none is."""
        folders = self.pattern.split("/")[:-1]
        own = [n for n, each in enumerate(folders, 1) if _SHOT & set(tokens_in(each))]
        return own[0] if own else 0

    def _again(self, pattern: str, text: str, *, tail: str = "") -> str | None:
        """`text` with the new slate; None where it is not made by `pattern`."""
        parts = parts_of(pattern)
        body = "".join(self._matched(n, part) for n, part in enumerate(parts))
        match = re.fullmatch(body + tail, text, re.IGNORECASE)
        if match is None:
            return None
        for n in sorted((n for n, part in enumerate(parts) if _says_shot(part)), reverse=True):
            start, end = match.span(f"shot{n}")
            text = text[:start] + clean_name(self.after) + text[end:]
        return text

    def _matched(self, place: int, part: Part) -> str:
        if part.token is None:
            return re.escape(part.text)
        if _says_shot(part):
            return rf"(?P<shot{place}>{re.escape(clean_name(self.before))})"
        if part.token.name in _COUNTED:
            return r"-?\d+"
        return part.token.others or _FOLDER_OR_NAME


def _says_shot(part: Part) -> bool:
    return part.token is not None and part.token.name in _SHOT


_ALTERNATE = re.compile(r".* A\d+", re.IGNORECASE)


class WrongCode(Invalid):
    title = "Not a slate"


def check_code(code: str) -> str:
    """The slate as it is kept. Raises `WrongCode` with a sentence."""
    code = code.strip()
    try:
        is_plain = clean_name(code) == code and not code.startswith(".")
    except Invalid:
        is_plain = False
    if not is_plain:
        raise WrongCode(f"{code[:40]!r} is no slate; leave out / \\ : * ? and the like.")
    if _ALTERNATE.fullmatch(code):
        raise WrongCode(f"{code} would be read as an alternate; leave out the A and its number.")
    return code


def moves_of(paths: Sequence[str], slates: Slates) -> Mapping[str, str]:
    """Old path -> new path, of those that change."""
    found = {path: slates.place(path) for path in paths}
    return {path: place for path, place in found.items() if place is not None}

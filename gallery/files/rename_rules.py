"""New names for many files at once: a pattern with tokens, find and replace, case. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from string import Formatter
from typing import Annotated, Literal

import regex
from pydantic import BaseModel, ConfigDict, Field

from studio_kit.errors import Invalid
from studio_kit.naming import is_legible

LONGEST_NAME = 255
"""Bytes; what file systems allow."""

REPLACE_SECONDS = 0.2
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')

Case = Literal["keep", "lower", "upper", "title"]


class WrongRule(Invalid):
    title = "These names cannot be made"


class RenameRule(BaseModel):
    """`pattern` makes the name, `find` and `replace` change it, `case` comes last; the extension
    always stays. `{counter}` and `{index}` count from `start` in steps of `step`, `width` digits
    wide unless the pattern says otherwise, such as `{index:03d}`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pattern: Annotated[str, Field(max_length=500)] = "{name}"
    find: Annotated[str, Field(max_length=500)] = ""
    replace: Annotated[str, Field(max_length=500)] = ""
    is_regex: bool = False
    case: Case = "keep"
    start: Annotated[int, Field(ge=0, le=10**9)] = 1
    step: Annotated[int, Field(ge=1, le=10**6)] = 1
    width: Annotated[int, Field(ge=1, le=12)] = 1


@dataclass(frozen=True)
class Renamed:
    """A file with what tokens may say of it; `changed` is its date of change."""

    path: str
    changed: datetime
    project: str = ""
    shot: str | None = None
    seed: int | None = None
    model: str | None = None

    @cached_property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @cached_property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @cached_property
    def stem(self) -> str:
        return self.name.rpartition(".")[0] or self.name

    @cached_property
    def extension(self) -> str:
        """With the dot; empty where there is none."""
        return self.name[len(self.stem) :]

    @property
    def folders(self) -> list[str]:
        """Of the project that it lies in, the innermost last."""
        return self.folder.split("/") if self.folder else []

    @property
    def model_name(self) -> str:
        """Without its folder and extension."""
        whole = self.model or ""
        return whole.rpartition("/")[2].rpartition(".")[0] or whole


@dataclass(frozen=True)
class Line:
    """One file of the preview. `conflict` is the sentence that keeps all from being renamed."""

    path: str
    name: str
    conflict: str | None

    @property
    def target(self) -> str:
        folder = self.path.rpartition("/")[0]
        return f"{folder}/{self.name}" if folder else self.name


def new_names(
    files: Sequence[Renamed], rule: RenameRule, *, is_taken: Callable[[str], bool]
) -> list[Line]:
    """A line for each file, in their order. `is_taken`: whether a path is there already.

    Raises `WrongRule` for what no file can be named by.
    """
    named = [(file, name_of(file, rule, place)) for place, file in enumerate(files)]
    leaving = {file.path for file in files}
    wanted = Counter(_folded(_beside(file, name)) for file, name in named)

    def conflict(file: Renamed, name: str) -> str | None:
        target = _beside(file, name)
        if sentence := fault_of(name, file.extension):
            return sentence
        if wanted[_folded(target)] > 1:
            return "Several files would have this name."
        if target not in leaving and is_taken(target):
            return "There is a file of this name already."
        return None

    return [Line(file.path, name, conflict(file, name)) for file, name in named]


def name_of(file: Renamed, rule: RenameRule, place: int) -> str:
    """The new name of the file at `place` (from 0). Raises `WrongRule`."""
    stem = "".join(_filled(file, rule, rule.start + place * rule.step))
    if rule.find:
        stem = _replaced(stem, rule)
    stem = stem.strip()
    # A pattern that spells out the extension does not double it.
    if file.extension and stem.lower().endswith(file.extension.lower()):
        stem = stem[: -len(file.extension)]
    return unicodedata.normalize("NFC", f"{_cased(stem, rule.case)}{file.extension}")


Said = Callable[[Renamed, int], str | int]

TOKENS: Mapping[str, Said] = {
    "name": lambda file, _: file.stem,
    "original": lambda file, _: file.stem,
    "counter": lambda _, count: count,
    "index": lambda _, count: count,
    "date": lambda file, _: f"{file.changed:%Y-%m-%d}",
    "time": lambda file, _: f"{file.changed:%H-%M-%S}",
    "year": lambda file, _: f"{file.changed:%Y}",
    "month": lambda file, _: f"{file.changed:%m}",
    "day": lambda file, _: f"{file.changed:%d}",
    "folder": lambda file, _: file.folders[-1] if file.folders else file.project,
    "parent": lambda file, _: file.folders[-2] if len(file.folders) > 1 else file.project,
    "project": lambda file, _: file.project,
    "shot": lambda file, _: file.shot or "",
    "seed": lambda file, _: "" if file.seed is None else str(file.seed),
    "model": lambda file, _: file.model_name,
    "ext": lambda file, _: file.extension[1:],
}
"""What each token says of a file; `count` is where it stands by the rule's start and step.

Only what a pattern names is worked out: ten thousand names are previewed with every letter typed.
"""


def _filled(file: Renamed, rule: RenameRule, count: int) -> Iterator[str]:
    """Only the tokens themselves: no attribute and no item of them can be reached."""
    try:
        for text, name, form, conversion in Formatter().parse(rule.pattern):
            yield text
            if name is not None:
                if name not in TOKENS or conversion:
                    raise WrongRule(f"There is no token {{{name}}}; use {_listed(TOKENS)}.")
                yield _formed(TOKENS[name](file, count), form or "", rule)
    except ValueError as error:
        raise WrongRule(f"{rule.pattern!r} is no pattern: {error}.") from error


def _formed(value: str | int, form: str, rule: RenameRule) -> str:
    if isinstance(value, str):
        if form:
            raise WrongRule("Only {counter} and {index} take a number of digits, as {index:03d}.")
        return value
    digits = re.fullmatch(r"0?(\d{1,2})d?", form) if form else None
    if form and digits is None:
        raise WrongRule(f"{{index:{form}}} is no number of digits; write {{index:03d}}.")
    return f"{value:0{int(digits[1]) if digits else rule.width}d}"


def _replaced(stem: str, rule: RenameRule) -> str:
    if not rule.is_regex:
        return stem.replace(rule.find, rule.replace)
    try:
        return regex.sub(rule.find, rule.replace, stem, timeout=REPLACE_SECONDS)
    except TimeoutError as error:
        raise WrongRule(f"/{rule.find}/ takes too long; make it simpler.") from error
    except (regex.error, IndexError) as error:
        raise WrongRule(f"/{rule.find}/ cannot be replaced: {error}.") from error


def _cased(stem: str, case: Case) -> str:
    match case:
        case "lower":
            return stem.lower()
        case "upper":
            return stem.upper()
        case "title":
            return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), stem)
        case "keep":
            return stem


def fault_of(name: str, extension: str) -> str | None:
    """Why no file may have this name, on any of the systems that a project goes to."""
    stem = name.removesuffix(extension)
    if not stem.strip(". "):
        return "The name would be empty."
    if forbidden := FORBIDDEN.search(name):
        return f"A name cannot hold {forbidden[0]!r}."
    if name.startswith("."):
        return "A name that begins with a dot is hidden."
    if not is_legible(name):
        return "A name cannot hold characters that are not seen."
    if len(name.encode("utf-8", "surrogateescape")) > LONGEST_NAME:
        return f"A name has at most {LONGEST_NAME} bytes."
    if RESERVED.fullmatch(name):
        return f"{name} means a device on Windows."
    return None


def _beside(file: Renamed, name: str) -> str:
    return f"{file.folder}/{name}" if file.folder else name


def _folded(path: str) -> str:
    """Some file systems know no case, and a project goes to any of them."""
    return unicodedata.normalize("NFC", path).casefold()


def _listed(tokens: Iterable[str]) -> str:
    return ", ".join(f"{{{token}}}" for token in tokens)

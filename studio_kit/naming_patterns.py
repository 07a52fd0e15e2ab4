"""Patterns of takes' names: which tokens there are, and which patterns can be used."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from studio_kit.errors import Invalid

NAMING_PROFILES: dict[str, str] = {
    "director": "{project}/{shot}/{project}_{shot}_v{version:03d}",
    "pipeline": "{project}/images/{kind}_{shot}_{timestamp}",
    "execution": "executions/{execution}/{media}/{index:03d}_{shot}_{number:02d}",
}
"""Pattern of a take's path below the project folder, without its extension, by profile id."""

LONGEST_PATTERN = 200
PATTERNS_KEPT = 256

_TOKEN = re.compile(r"\{(?P<name>[a-z]+)(?::0?(?P<width>[1-9])d?)?\}")
_TOUCHING = re.compile(r"\}\{(version|number)\b|\{(version|number)[^}]*\}\{")
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')


@dataclass(frozen=True)
class Token:
    """`others` matches what it says in the names of other takes of the shot; None: the same."""

    name: str
    words: str
    others: str | None = None
    digits: int | None = None


TOKENS = {
    token.name: token
    for token in (
        Token("project", "the project's name"),
        Token("scene", "the name of the shot's scene"),
        Token("shot", "the shot's code, such as 1A"),
        Token("panel", "the same as {shot}"),
        Token("version", "the version, counted from 001", digits=3),
        Token("number", "00, or the next that is free in its folder", r"\d+", digits=2),
        Token("index", "the shot's place in the story, counted from 000", digits=3),
        Token("seed", "the seed that it was made from", r"-?\d+", digits=1),
        Token("workflow", "the workflow that made it", r".+?"),
        Token("date", "the day, such as 2026-11-21", r"\d{4}-\d\d-\d\d"),
        Token("time", "the time, such as 18-04-59", r"\d\d-\d\d-\d\d"),
        Token("timestamp", "day and time, such as 20261121_180459", r"\d{8}_\d{6}"),
        Token("kind", "shot, component or pool: whose take it is"),
        Token("media", "images, videos or sounds: what was made"),
        Token("execution", "the batch that it was made in, else its render", r"\d{8}_\d{6}_\w+"),
    )
}
TELLING_APART = frozenset({"version", "number", "timestamp", "time"})


class WrongPattern(Invalid):
    title = "The naming pattern cannot be used"


@dataclass(frozen=True)
class Part:
    """A token in a pattern with the digits asked for, or a text between tokens."""

    text: str
    token: Token | None = None
    width: int = 1


@lru_cache(PATTERNS_KEPT)
def parts_of(pattern: str) -> tuple[Part, ...]:
    return tuple(_parts(pattern))


def _parts(pattern: str) -> Iterator[Part]:
    end = 0
    for match in _TOKEN.finditer(pattern):
        yield Part(pattern[end : match.start()])
        token = TOKENS.get(match["name"])
        width = int(match["width"]) if match["width"] else (token and token.digits) or 1
        yield Part(match[0], token, width)
        end = match.end()
    yield Part(pattern[end:])


def filled(pattern: str, value: Callable[[Part], str]) -> str:
    """The pattern with what `value` says for each of its tokens."""
    return "".join(value(part) if part.token else part.text for part in parts_of(pattern))


def tokens_in(pattern: str) -> list[str]:
    return [part.token.name for part in parts_of(pattern) if part.token]


def says_version(pattern: str) -> bool:
    """Whether the version stands in the name; else a name that is taken is made another."""
    return "version" in tokens_in(pattern)


def pattern_of(profile: str, own: str | None) -> str:
    """The pattern that a project's takes get; one that cannot be used gives way to `director`."""
    if own is None:
        return NAMING_PROFILES.get(profile, NAMING_PROFILES["director"])
    try:
        return check_pattern(own)
    except WrongPattern:
        return NAMING_PROFILES["director"]


def in_folder(pattern: str, folder: str | None) -> str:
    """The pattern below a folder of the project; a folder that could harm is left out."""
    try:
        return check_pattern(f"{folder}/{pattern}") if folder else pattern
    except WrongPattern:
        return pattern


def check_pattern(pattern: str) -> str:
    """The pattern as it is used: `/` makes folders. Raises `WrongPattern` with one sentence."""
    pattern = pattern.strip()
    if not pattern or len(pattern) > LONGEST_PATTERN:
        raise WrongPattern(f"Give the pattern 1 to {LONGEST_PATTERN} characters.")
    _refuse_unknown_tokens(pattern)
    for name in pattern.split("/"):
        _refuse_odd_name(name)
    _refuse_odd_counting(pattern)
    return pattern


def _refuse_unknown_tokens(pattern: str) -> None:
    texts = (part.text for part in parts_of(pattern) if part.token is None)
    for odd in filter(None, map(_BRACES.search, texts)):
        known = " ".join(f"{{{name}}}" for name in TOKENS)
        raise WrongPattern(f"{odd[0]} is no token; there are {known}.")


def _refuse_odd_name(name: str) -> None:
    texts = "".join(part.text for part in parts_of(name) if not part.token)
    if not name or name.startswith("."):
        raise WrongPattern("Before and behind each / there must be a name that begins with no dot.")
    if _FORBIDDEN.search(texts):
        raise WrongPattern('Leave out < > : " \\ | ? *, which no file name may hold everywhere.')
    if name.endswith((".", " ")) or name.startswith(" "):
        raise WrongPattern(f"{name!r} begins or ends with a space or a dot; take it away.")


def _refuse_odd_counting(pattern: str) -> None:
    folders, _, name = pattern.rpartition("/")
    tokens = tokens_in(name)
    if {"version", "number"} & set(tokens_in(folders)):
        raise WrongPattern("Put the version into the file's name, behind the last /.")
    if len([token for token in tokens if token in {"version", "number"}]) > 1:
        raise WrongPattern("Put one version into the name, {version} or {number}, not both.")
    if _TOUCHING.search(name):
        raise WrongPattern("Put a letter or _ between the version and the token beside it.")
    if TELLING_APART.isdisjoint(tokens):
        raise WrongPattern("Put {version} or {timestamp} into the name, so that takes differ.")

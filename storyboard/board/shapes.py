"""Plain JSON as shared types and back: which fields are maps and texts of their own.

A map of its own lets two people edit two of its values, a text of its own lets two people type
in it. On disk, and for whoever reads, both are plain JSON.

Python integers beyond what JavaScript counts exactly are kept as floats, as the page reads them.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, cast

from pycrdt import Map, Text

from .content import Entries, Fields

YMap = Map[Any]

LARGEST_EXACT_INTEGER = 2**53 - 1
LARGEST_NUMBER = int(sys.float_info.max)
JSON_INTEGERS = 2.0**63
"""Below this the library writes whole numbers as integers, from here on with an exponent."""


@dataclass(frozen=True)
class Shape:
    """The fields of an entry that are shared types of their own."""

    maps: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()


PLAIN = Shape()

SHAPES: Mapping[str, Shape] = {
    "shots": Shape(
        maps=frozenset({"camera", "values"}),
        texts=frozenset({"action", "dialogue", "lyrics", "sound", "notes", "description"}),
    ),
    "notes": Shape(texts=frozenset({"text"})),
    "groups": Shape(maps=frozenset({"members"})),
}
"""By the name of the document's map. The page's are in `frontend/src/lib/document/shapes.ts`."""

SHOT = SHAPES["shots"]


def plain(entry: YMap) -> Fields:
    """An entry as JSON. Values nested deeper than Python reads are left out."""
    # The library's own text form is always JSON, and four times as fast as `to_py`.
    try:
        return cast("Fields", json.loads(str(entry)))
    except RecursionError:
        found = {key: _shallow(value) for key, value in entry.items()}
        return {key: value for key, value in found.items() if value is not None}


def plain_value(value: Any) -> Any:
    """What stands under a key as JSON, whatever it is; too deep a value is null."""
    if isinstance(value, Map):
        return plain(cast("YMap", value))
    if isinstance(value, Text):
        return str(value)
    try:
        return _whole_numbers(value)
    except RecursionError:
        return None


def _whole_numbers(value: Any) -> Any:
    """Numbers as `plain` reads them: 2.0 is 2."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < JSON_INTEGERS else value
    if isinstance(value, dict):
        return {key: _whole_numbers(each) for key, each in cast("Fields", value).items()}
    if isinstance(value, list):
        return [_whole_numbers(each) for each in cast("list[Any]", value)]
    return value


def _shallow(value: Any) -> Any:
    if isinstance(value, Map):
        return plain(cast("YMap", value))
    if isinstance(value, Text):
        return str(value)
    return None if isinstance(value, dict | list) else value


def shared(values: Fields, shape: Shape = PLAIN) -> YMap:
    """A new map for the document, whole: texts that `values` leaves out are there and empty."""
    empty = dict.fromkeys(sorted(shape.texts - values.keys()), "")
    return Map({key: _nested(key, value, shape) for key, value in (values | empty).items()})


def _nested(key: str, value: Any, shape: Shape) -> Any:
    value = exact(value)
    if key in shape.maps and isinstance(value, dict):
        return Map(cast("Fields", value))
    if key in shape.texts and isinstance(value, str):
        return Text(_whole(value))
    return value


def exact(value: Any) -> Any:
    """Plain JSON as every side of the document reads it; a number too large is the largest."""
    if isinstance(value, dict):
        return {key: exact(each) for key, each in cast("Fields", value).items()}
    if isinstance(value, list | tuple):
        return [exact(each) for each in cast("list[Any]", value)]
    if isinstance(value, int) and abs(value) > LARGEST_EXACT_INTEGER:
        return float(max(-LARGEST_NUMBER, min(value, LARGEST_NUMBER)))
    return value


def _whole(words: str) -> str:
    """Without half characters, which no text can hold."""
    return words.encode("utf-8", "replace").decode()


def write_entries(entries: YMap, wanted: Entries, shape: Shape = PLAIN) -> None:
    """Make a map of entries say what `wanted` says; only differences are written."""
    for key in plain(entries).keys() - wanted.keys():
        del entries[key]
    for key, values in wanted.items():
        current = entries.get(key)
        if isinstance(current, Map):
            write_fields(cast("YMap", current), values, shape)
        else:
            entries[key] = shared(values, shape)


def write_fields(entry: YMap, wanted: Fields, shape: Shape = PLAIN) -> None:
    """Make an entry say what `wanted` says; a text that `wanted` leaves out is emptied."""
    current = plain(entry)
    for key in current.keys() - wanted.keys() - shape.texts:
        del entry[key]
    emptied = dict.fromkeys(sorted((current.keys() & shape.texts) - wanted.keys()), "")
    for key, value in (wanted | emptied).items():
        if key not in current or current[key] != exact(value):
            write_value(entry, key, value, shape=shape)


def write_value(entry: YMap, key: str, value: Any, *, shape: Shape) -> None:
    """Write one field: into the map or the text that stands there, else in its place."""
    nested = entry.get(key)
    if isinstance(nested, Map) and isinstance(value, dict):
        write_fields(cast("YMap", nested), cast("Fields", value))
    elif isinstance(nested, Text) and isinstance(value, str) and _is_words(nested):
        write_text(nested, _whole(value))
    else:
        entry[key] = _nested(key, value, shape)


def _is_words(text: Text) -> bool:
    """Whether nothing but words stands in a text; a browser may have put in what we do not know."""
    return len(text) == len(str(text).encode())


def write_text(text: Text, wanted: str) -> None:
    """Replace what differs between the first and the last difference, so that typing survives."""
    current = str(text)
    if current == wanted:
        return
    start = _alike(current, wanted)
    end = _alike(current[start:][::-1], wanted[start:][::-1])
    before, removed = current[:start], current[start : len(current) - end]
    at = len(before.encode())  # the library counts bytes of UTF-8
    text[at : at + len(removed.encode())] = wanted[start : len(wanted) - end]


def _alike(one: str, other: str) -> int:
    """How many characters both have in common from the start."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def settle_shape(entry: YMap, shape: Shape) -> None:
    """Turn the plain strings of older documents into texts; those that are missing are made.

    A text must be there before two people begin to type in it: of two made at once one is lost.
    """
    for key in sorted(shape.texts):
        value = entry.get(key)
        if value is None or isinstance(value, str):
            entry[key] = Text(_whole(value or ""))

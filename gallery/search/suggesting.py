"""What may be meant by the word under the caret: fields, their values, tags."""

import re
import sqlite3

from .models import SearchField, SearchFields
from .views import Suggestion, Suggestions

MOST = 12
_LAST_WORD = re.compile(r'-?(?:([A-Za-z]+)(:))?("[^"]*|[^\s"]*)$')
_LABELS = (
    "SELECT value, count(*) FROM labels WHERE field = ? AND value LIKE ? ESCAPE '!'"
    " GROUP BY value ORDER BY 2 DESC, 1 LIMIT ?"
)
_SCENES = (
    "SELECT scene_title, count(*) FROM story JOIN files ON shot_id = shot"
    " WHERE scene_title LIKE ? ESCAPE '!' GROUP BY scene ORDER BY 2 DESC, 1 LIMIT ?"
)
COMPARED = ("number", "bytes", "seconds", "stars")


def suggest(
    connection: sqlite3.Connection, fields: SearchFields, query: str, at: int
) -> Suggestions:
    """For the word that ends at the caret `at` of `query`."""
    match = _LAST_WORD.search(query[:at])
    if match is None:
        return Suggestions(start=at, end=at, suggestions=())
    start = match.start() + (1 if match[0].startswith("-") else 0)
    field = fields.get(match[1].lower()) if match[1] else None
    typed = match[3].removeprefix('"')
    found = _values(connection, field, typed) if field else _fields(fields, typed)
    return Suggestions(start=start, end=at, suggestions=tuple(found[:MOST]))


def _fields(fields: SearchFields, typed: str) -> list[Suggestion]:
    begun = typed.lower()
    named = {
        field.id: field
        for name, field in fields.items()
        if begun and (name.startswith(begun) or field.label.lower().startswith(begun))
    }
    return [_of_field(field) for field in named.values()]


def _of_field(field: SearchField) -> Suggestion:
    sign = "" if field.hint[0] in "<>=" and field.kind in COMPARED else ":"
    return Suggestion(text=f"{field.id}{sign}", label=field.label, hint=field.hint, count=None)


def _values(connection: sqlite3.Connection, field: SearchField, typed: str) -> list[Suggestion]:
    if field.kind == "choice":
        begun = [choice for choice in field.choices if choice.startswith(typed.lower())]
        return [_of_value(field, choice, None) for choice in begun]
    like = f"%{_escaped(typed)}%"
    if field.kind == "story":
        rows = connection.execute(_SCENES, [like, MOST])
    else:
        rows = connection.execute(_LABELS, [field.id, like, MOST])
    return [_of_value(field, value, count) for value, count in rows]


def _of_value(field: SearchField, value: str, count: int | None) -> Suggestion:
    plain = value.replace('"', " ")
    text = f'{field.id}:"{plain}" ' if re.search(r"\s", plain) else f"{field.id}:{plain} "
    return Suggestion(text=text, label=value, hint=field.label, count=count)


def _escaped(text: str) -> str:
    return re.sub(r"([!%_])", r"!\1", text)

"""Statements that find files: the words first, in the order of their rowids."""

from collections.abc import Sequence

from .statement import Condition, Statement


def select(
    what: str, wanted: Statement, *, before: int | None = None, join: str = ""
) -> tuple[str, list[object]]:
    """SQL with its values, without an order. `what` are columns of `files`, and of what `join`
    adds to it; `before` is an id that the matches come before.
    """
    conditions = list(wanted.conditions)
    if wanted.match is None:
        conditions += _span("files.id", wanted, before)
        return _with(f"SELECT {what} FROM files{join}", [], conditions, joiner=" WHERE ")
    # A cross join is read from left to right.
    files = "" if what == "files.id" and not conditions else _FILES
    told = what if files else "words.rowid"
    source, values = f"FROM words{files}{join} WHERE words MATCH ?", [wanted.match]
    every = [*_span("words.rowid", wanted, before), *conditions]
    return _with(f"SELECT {told} {source}", values, every, joiner=" AND ")


_FILES = " CROSS JOIN files ON files.id = words.rowid"


def id_of(wanted: Statement) -> str:
    """The column by which matches come in the order of their dates without being sorted."""
    return "files.id" if wanted.match is None else "words.rowid"


def _with(
    sql: str, values: Sequence[object], conditions: Sequence[Condition], *, joiner: str
) -> tuple[str, list[object]]:
    parts = " AND ".join(condition.sql for condition in conditions)
    every = [value for condition in conditions for value in condition.values]
    return (f"{sql}{joiner}{parts}" if parts else sql), [*values, *every]


def _span(column: str, wanted: Statement, before: int | None) -> list[Condition]:
    ends = [end for end in (wanted.last_id, before) if end is not None]
    span: list[Condition] = []
    if wanted.first_id is not None:
        span.append(Condition(f"{column} >= ?", (wanted.first_id,)))
    if ends:
        span.append(Condition(f"{column} < ?", (min(ends),)))
    return span

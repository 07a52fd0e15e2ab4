"""Beginnings of words become the words that the index has: those are read as they are needed.

Of a beginning the full-text table first brings together all files of all its words, and of a
million files that takes longer than everything else.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from .models import AnyOf, Not, Query, Term, Words
from .words import marked

MOST_WORDS = 24
"""Beginnings of more words, which are then rarer, are left to the full-text table."""

_NEXT = "SELECT term FROM terms WHERE term >= ? AND term < ? LIMIT 1"
BEHIND = "\x01"
"""Behind a word this comes before all longer ones."""

LAST = "\U0010ffff"
MARKS = marked("", "")
"""Begins what the index keeps beside the words of people."""


def spelled_out(connection: sqlite3.Connection, query: Query) -> Query:
    """The same query without beginnings of few words."""
    return tuple(_spelled(connection, term) for term in query)


def _spelled(connection: sqlite3.Connection, term: Term) -> Term:
    match term:
        case Words(is_prefix=True, field=field) if field is None or field.kind != "story":
            return _words(connection, term)
        case Not(inner):
            return Not(_spelled(connection, inner))
        case AnyOf(terms):
            return AnyOf(tuple(_spelled(connection, one) for one in terms))
        case _:
            return term


def _words(connection: sqlite3.Connection, term: Words) -> Term:
    *before, begun = term.words
    field = term.field
    mark = marked(field.mark, "") if field is not None and field.mark else ""
    found: list[str] = []
    for word in _beginning_with(connection, f"{mark}{begun}"):
        found.append(word.removeprefix(mark))
        if len(found) > MOST_WORDS:
            return term
    every = [replace(term, words=(*before, word), is_prefix=False) for word in found]
    return every[0] if len(every) == 1 else AnyOf(tuple(every))


def _beginning_with(connection: sqlite3.Connection, start: str) -> Iterator[str]:
    """From one word straight to the next, however many files have it."""
    place = start
    while row := connection.execute(_NEXT, [place, f"{start}{LAST}"]).fetchone():
        is_mark = row[0].startswith(MARKS) and not start.startswith(MARKS)
        if not is_mark:
            yield row[0]
        place = f"{MARKS if is_mark else row[0]}{LAST if is_mark else BEHIND}"

"""Terms become SQL over the index: as much of them as can be is one full-text match."""

from collections.abc import Sequence
from dataclasses import dataclass

from gallery.index.models import SLOTS

from .models import AnyOf, Between, Compared, Matching, Not, Query, Term, Words
from .words import marked

FREE_COLUMNS = "{prompt name note tags}"
"""Where a word is looked for that names no field."""

BY_WORDS = "files.id IN (SELECT rowid FROM words WHERE words MATCH ?)"


@dataclass(frozen=True)
class Condition:
    """SQL over `files` with its values."""

    sql: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True)
class Statement:
    """`match` is a full-text expression, None where no words are searched for. Ids are of files:
    `first_id` or later and before `last_id`.
    """

    match: str | None
    conditions: tuple[Condition, ...]
    first_id: int | None
    last_id: int | None


def statement(query: Query, *, folder: str | None = None, deep: bool = True) -> Statement:
    """`folder` narrows to one folder, with what is below it where `deep`; "" is the project."""
    spans = [term for term in query if isinstance(term, Between)]
    others = [term for term in query if not isinstance(term, Between)]
    wanted = [match for term in others if (match := _match(term))]
    unwanted = [term for term in others if wanted and _unwanted(term)]
    rest = [term for term in others if not _match(term) and term not in unwanted]
    conditions = [_condition(term) for term in rest]
    if folder is not None and (folder or not deep):
        conditions.append(_in_folder(folder, deep=deep))
    return Statement(
        match=_together(wanted, [match for term in unwanted if (match := _unwanted(term))]),
        conditions=tuple(conditions),
        first_id=max(
            (span.first * SLOTS for span in spans if span.first is not None), default=None
        ),
        last_id=min((span.last * SLOTS for span in spans if span.last is not None), default=None),
    )


def _together(wanted: Sequence[str], unwanted: Sequence[str]) -> str | None:
    if not wanted:
        return None
    excluded = f" NOT ({' OR '.join(unwanted)})" if unwanted else ""
    return f"({' AND '.join(wanted)}){excluded}"


def _match(term: Term) -> str | None:
    """The full-text expression of what is made of words alone."""
    match term:
        case Words(field=field):
            return None if field is not None and field.kind == "story" else _phrase(term)
        case AnyOf(terms) if terms:
            parts = [_match(part) for part in terms]
            told = [part for part in parts if part]
            return f"({' OR '.join(told)})" if len(told) == len(parts) else None
        case _:
            return None


def _unwanted(term: Term) -> str | None:
    return _match(term.term) if isinstance(term, Not) else None


def _phrase(term: Words) -> str:
    """Words are letters and digits, so they need no escaping in the quotes."""
    field = term.field
    if field is not None and field.mark:
        words, column = [marked(field.mark, word) for word in term.words], "marks"
    else:
        words, column = list(term.words), field.column if field else FREE_COLUMNS
    star = "*" if term.is_prefix else ""
    return f'{column}: "{" ".join(words)}"{star}'


def _condition(term: Term) -> Condition:
    if match := _match(term):
        return Condition(BY_WORDS, (match,))
    match term:
        case Compared(field, comparison, figure):
            return Condition(f"files.{field.column} {comparison} ?", (figure,))
        case Matching(pattern):
            return Condition("matches(?, files.name)", (pattern,))
        case Between(first, last):
            return _within(first, last)
        case Not(inner):
            part = _condition(inner)
            return Condition(f"NOT coalesce({part.sql}, 0)", part.values)
        case AnyOf(terms):
            parts = [_condition(part) for part in terms]
            sql = " OR ".join(f"({part.sql})" for part in parts) or "0"
            return Condition(f"({sql})", tuple(value for part in parts for value in part.values))
        case Words():
            return _in_story(term)


def _in_story(term: Words) -> Condition:
    """By the scene in which the file's shot stands now. Words have no sign that LIKE knows."""
    end = "%" if term.is_prefix else " %"
    sql = "files.shot_id IN (SELECT shot FROM story WHERE scene_words LIKE ?)"
    return Condition(sql, (f"% {' '.join(term.words)}{end}",))


def _within(first: int | None, last: int | None) -> Condition:
    parts = [("files.id >= ?", first), ("files.id < ?", last)]
    told = [(sql, moment * SLOTS) for sql, moment in parts if moment is not None]
    sql = " AND ".join(sql for sql, _ in told) or "1"
    return Condition(f"({sql})", tuple(value for _, value in told))


def _in_folder(folder: str, *, deep: bool) -> Condition:
    if not deep:
        return Condition("files.folder = ?", (folder,))
    # "0" is the character after "/": all folders that begin with `folder/`.
    return Condition(
        "(files.folder = ? OR (files.folder >= ? AND files.folder < ?))",
        (folder, f"{folder}/", f"{folder}0"),
    )

"""From the text in the search box to terms.

`fog harbour "red coat" model:flux rating>=4 -blurry` asks for all of it; `a OR b` for one of two.
"""

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

from .figures import figure, moment_between
from .models import (
    AnyOf,
    Compared,
    Comparison,
    Matching,
    Not,
    Query,
    SearchField,
    SearchFields,
    Term,
    Words,
    WrongQuery,
)
from .words import words_of

LONGEST_QUERY = 1000
MOST_TERMS = 64

_TOKEN = re.compile(
    r"(?P<minus>-)?"
    r"(?:(?P<field>[A-Za-z]+)(?P<comparison>:|<=|>=|<|>|=))?"
    r'(?:"(?P<quoted>[^"]*)"?|/(?P<pattern>(?:\\.|[^/\\])+)/|(?P<plain>[^\s"]+))?'
)
_COMPARISONS: dict[str, Comparison] = {
    ":": "=",
    "=": "=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
}
FIGURES = ("number", "bytes", "seconds")
COMPARED = (*FIGURES, "stars", "date")
NAMES = ("word", "story")
MOST_STARS = 5
COMPARE: dict[Comparison, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class _Token:
    """`text` with its quotes or slashes gone; `sign` tells which they were."""

    is_negative: bool
    field: str | None
    comparison: str
    text: str
    sign: str

    @property
    def as_written(self) -> str:
        return f"{self.field or ''}{self.comparison}{self.text}"


def parse(text: str, fields: SearchFields) -> Query:
    """The terms of `text`. Raises `WrongQuery`, which names the part that is wrong."""
    if len(text) > LONGEST_QUERY:
        raise WrongQuery(f"A search has at most {LONGEST_QUERY} characters.")
    terms: list[Term] = []
    joins = False
    for token in _tokens(text):
        if token == OR:
            joins = bool(terms)
            continue
        term = _term(token, fields)
        if term is None:
            continue
        terms.append(_joined(terms.pop(), term) if joins else term)
        joins = False
        if len(terms) > MOST_TERMS:
            raise WrongQuery(f"A search has at most {MOST_TERMS} terms.")
    return tuple(terms)


OR = _Token(is_negative=False, field=None, comparison="", text="OR", sign="plain")


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        match = _TOKEN.match(text, position)
        if match is None or match.end() == position:
            position += 1  # a lone quote or minus says nothing
            continue
        position = match.end()
        sign = next((s for s in ("quoted", "pattern", "plain") if match[s] is not None), "plain")
        yield _Token(
            is_negative=match["minus"] is not None,
            field=match["field"],
            comparison=match["comparison"] or "",
            text=match[sign] or "",
            sign=sign,
        )


def _joined(before: Term, term: Term) -> Term:
    terms = before.terms if isinstance(before, AnyOf) else (before,)
    return AnyOf((*terms, term))


def _term(token: _Token, fields: SearchFields) -> Term | None:
    """None for what says nothing, such as a lone minus."""
    field = fields.get(token.field.lower()) if token.field else None
    term = _of_field(token, field) if field else _free(token)
    return Not(term) if term and token.is_negative else term


def _free(token: _Token) -> Term | None:
    """What names no field is searched for as it stands, such as 16:9."""
    return _words(token.as_written, token.sign, None)


def _of_field(token: _Token, field: SearchField) -> Term | None:
    if not token.text:
        return None  # still being typed
    if token.comparison not in (":", "=") and field.kind not in COMPARED:
        raise WrongQuery(f"{field.id} cannot be compared; write {field.id}:{token.text}.")
    if field.kind == "date":
        return moment_between(token.text, _COMPARISONS[token.comparison])
    if field.kind in COMPARED:
        return _figure(token, field)
    if field.kind == "choice" and token.text.lower() not in field.choices:
        raise WrongQuery(f"{field.id} is one of {', '.join(field.choices)}, not {token.text}.")
    if field.kind == "pattern" and token.sign == "pattern":
        return Matching(_checked_pattern(token.text))
    return _words(token.text, token.sign, field)


def _figure(token: _Token, field: SearchField) -> Term:
    if ".." in token.text:
        first, last = token.text.split("..", 1)
        raise WrongQuery(f"Write {field.id}>={first or 0} {field.id}<={last or 0} for a range.")
    compared = Compared(field, _COMPARISONS[token.comparison], figure(token.text, field.kind))
    return _stars(compared) if field.kind == "stars" else compared


def _stars(compared: Compared) -> Term:
    """Stars are few, so they stand in the index as words; most files have none."""
    holds = COMPARE[compared.comparison]
    levels = [n for n in range(MOST_STARS + 1) if holds(n, compared.figure)]
    others = [n for n in range(1, MOST_STARS + 1) if n not in levels]
    chosen = [n for n in levels if n] if 0 not in levels else others
    term = AnyOf(tuple(Words((str(n),), field=compared.field) for n in chosen))
    return Not(term) if 0 in levels else term


def _words(text: str, sign: str, field: SearchField | None) -> Words | None:
    """A name typed without quotes may be unfinished: model:flux finds flux1-dev."""
    words = words_of(text)
    if not words:
        return None
    is_open = field is not None and field.kind in NAMES and sign == "plain"
    return Words(words, is_prefix=text.endswith("*") or is_open, field=field)


def _checked_pattern(pattern: str) -> str:
    try:
        regex.compile(pattern)
    except regex.error as error:
        raise WrongQuery(f"/{pattern}/ is no regular expression: {error}.") from error
    return pattern

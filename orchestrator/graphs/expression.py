"""The language of conditions: numbers, texts, comparisons and what earlier steps made.

    len(render.images) >= 4 and render.image.width > 1024
    mood == "dawn" or not (render.status == "done")

Nothing but these rules is understood, so that an expression cannot reach into the program:

    expression := both ("or" both)*                 both := negated ("and" negated)*
    negated    := "not" negated | comparison        comparison := sum (operator sum)?
    operator   := == != < <= > >= in, not in        sum := product (("+" | "-") product)*
    product    := sign (("*" | "/" | "%") sign)*    sign := "-" sign | value
    value      := number | text | true | false | null | "(" expression ")" | [ expression, ... ]
                | len(expression) | step (".field" | [index])*
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from studio_kit.errors import Invalid

LONGEST = 1000
DEEPEST = 32
"""An expression may be so many characters long and nested so deep."""


class ExpressionInvalid(Invalid):
    title = "Not a condition"


@dataclass(frozen=True)
class Constant:
    value: float | int | str | bool | None


@dataclass(frozen=True)
class Listing:
    items: tuple["Expression", ...]


@dataclass(frozen=True)
class Reference:
    """What a step made: `step`, then fields and indexes within it."""

    step: str
    path: tuple[str | int, ...]

    def __str__(self) -> str:
        parts = (f".{part}" if isinstance(part, str) else f"[{part}]" for part in self.path)
        return self.step + "".join(parts)


@dataclass(frozen=True)
class Length:
    of: "Expression"


@dataclass(frozen=True)
class Negated:
    """`not x`, or `-x`."""

    operator: Literal["not", "-"]
    of: "Expression"


@dataclass(frozen=True)
class Pair:
    operator: str
    left: "Expression"
    right: "Expression"


Expression = Constant | Listing | Reference | Length | Negated | Pair

TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)
    | (?P<text>"(?:[^"\\]|\\["\\'])*"|'(?:[^'\\]|\\["\\'])*')
    | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<sign>==|!=|<=|>=|[<>+\-*/%()\[\],.])
    )""",
    re.VERBOSE | re.ASCII,
)
CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
COMPARISONS = ("==", "!=", "<=", ">=", "<", ">", "in")
KEYWORDS = frozenset(("and", "or", "not", "in", "len", *CONSTANTS))


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    place: int


def parse(text: str) -> Expression:
    """Raises `ExpressionInvalid` with the place, counted from 1."""
    if len(text) > LONGEST:
        raise ExpressionInvalid(f"The condition is longer than {LONGEST} characters.")
    reader = _Reader(tuple(_tokens(text)))
    found = reader.expression()
    reader.finish()
    return found


def references(expression: Expression) -> Iterator[Reference]:
    """Every mention of a step, in order."""
    match expression:
        case Reference():
            yield expression
        case Listing(items):
            for item in items:
                yield from references(item)
        case Length(of) | Negated(_, of):
            yield from references(of)
        case Pair(_, left, right):
            yield from references(left)
            yield from references(right)
        case Constant():
            pass


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    end = len(text.rstrip())
    while place < end:
        found = TOKEN.match(text, place)
        if found is None:
            start = place + len(text[place:]) - len(text[place:].lstrip())
            raise _wrong(f"{text[start]!r} is not understood", start)
        kind = str(found.lastgroup)
        yield _Token(kind, found.group(kind), found.start(kind))
        place = found.end()
    yield _Token("end", "", end)


class _Reader:
    """Recursive descent, one method per rule."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def expression(self) -> Expression:
        left = self._both()
        while self._took("or"):
            left = Pair("or", left, self._both())
        return left

    def finish(self) -> None:
        if self._token.kind != "end":
            raise _wrong(f"{self._token.text!r} was not expected", self._token.place)

    def _both(self) -> Expression:
        left = self._negated()
        while self._took("and"):
            left = Pair("and", left, self._negated())
        return left

    def _negated(self) -> Expression:
        if self._took("not"):
            with self._deeper():
                return Negated("not", self._negated())
        return self._comparison()

    def _comparison(self) -> Expression:
        left = self._sum()
        if self._token.text == "not" and self._following.text == "in":
            self._next += 2
            return Negated("not", Pair("in", left, self._sum()))
        for operator in COMPARISONS:
            if self._took(operator):
                return Pair(operator, left, self._sum())
        return left

    def _sum(self) -> Expression:
        left = self._product()
        while operator := self._took("+") or self._took("-"):
            left = Pair(operator, left, self._product())
        return left

    def _product(self) -> Expression:
        left = self._sign()
        while operator := self._took("*") or self._took("/") or self._took("%"):
            left = Pair(operator, left, self._sign())
        return left

    def _sign(self) -> Expression:
        if self._took("-"):
            with self._deeper():
                return Negated("-", self._sign())
        return self._value()

    def _value(self) -> Expression:
        token = self._token
        if token.kind == "number":
            return self._number()
        if token.kind == "text":
            self._next += 1
            return Constant(re.sub(r"\\(.)", r"\1", token.text[1:-1]))
        if token.kind == "word":
            return self._word()
        if self._took("("):
            return self._closed(")")
        if self._took("["):
            return Listing(tuple(self._items()))
        raise _wrong(
            "a value is missing" if token.kind == "end" else _unexpected(token), token.place
        )

    def _number(self) -> Constant:
        text = self._taken().text
        return Constant(int(text) if text.isdigit() else float(text))

    def _word(self) -> Expression:
        token = self._taken()
        if token.text in CONSTANTS:
            return Constant(CONSTANTS[token.text])
        if token.text == "len":
            self._expect("(")
            return Length(self._closed(")"))
        if token.text in KEYWORDS:
            raise _wrong(_unexpected(token), token.place)
        return Reference(token.text, tuple(self._path()))

    def _path(self) -> Iterator[str | int]:
        while True:
            if self._took("."):
                yield self._taken("word", "a field's name").text
            elif self._took("["):
                sign = -1 if self._took("-") else 1
                yield sign * self._index()
                self._expect("]")
            else:
                return

    def _index(self) -> int:
        token = self._taken("number", "a whole number")
        if not token.text.isdigit():
            raise _wrong("an index is a whole number", token.place)
        return int(token.text)

    def _items(self) -> Iterator[Expression]:
        if self._took("]"):
            return
        with self._deeper():
            yield self.expression()
            while self._took(","):
                yield self.expression()
        self._expect("]")

    def _closed(self, sign: str) -> Expression:
        with self._deeper():
            inner = self.expression()
        self._expect(sign)
        return inner

    # -- tokens

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    @property
    def _following(self) -> _Token:
        return self._tokens[min(self._next + 1, len(self._tokens) - 1)]

    def _took(self, text: str) -> str | None:
        """The next token where it is this word or sign, taken."""
        if self._token.kind in ("word", "sign") and self._token.text == text:
            self._next += 1
            return text
        return None

    def _taken(self, kind: str | None = None, wanted: str = "") -> _Token:
        token = self._token
        if kind not in (None, token.kind):
            raise _wrong(f"{wanted} is missing", token.place)
        self._next += 1
        return token

    def _expect(self, sign: str) -> None:
        if not self._took(sign):
            raise _wrong(f"{sign!r} is missing", self._token.place)

    def _deeper(self) -> "_Depth":
        return _Depth(self)

    def enter(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _wrong(f"it is nested deeper than {DEEPEST} levels", self._token.place)

    def leave(self) -> None:
        self._depth -= 1


class _Depth:
    def __init__(self, reader: _Reader) -> None:
        self._reader = reader

    def __enter__(self) -> None:
        self._reader.enter()

    def __exit__(self, *_: object) -> None:
        self._reader.leave()


def _unexpected(token: _Token) -> str:
    return f"{token.text!r} was not expected"


def _wrong(what: str, place: int) -> ExpressionInvalid:
    return ExpressionInvalid(f"The condition cannot be read at character {place + 1}: {what}.")

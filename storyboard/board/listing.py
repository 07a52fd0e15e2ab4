"""A list over HTTP of which only what changed since it was last asked for is written anew."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Generic, Protocol, TypeVar

from fastapi import Header, Response
from pydantic import BaseModel

from .content import Content

IfNoneMatch = Annotated[str | None, Header(include_in_schema=False)]


class MadeOf(Protocol):
    """All that an entry is made of, compared by what it says; what is the very same object is not
    looked into, so that this costs nothing where the board did not change.
    """

    @property
    def id(self) -> str: ...


M = TypeVar("M", bound=MadeOf)


@dataclass(frozen=True)
class Listed:
    """The bytes of an answer, and what they are known by."""

    body: bytes
    etag: str

    def answer(self, if_none_match: str | None) -> Response:
        headers = {"ETag": self.etag, "Cache-Control": "private, no-cache"}
        if if_none_match and self.etag in if_none_match:
            return Response(status_code=304, headers=headers)
        return Response(self.body, media_type="application/json", headers=headers)


class Listing(Generic[M]):
    """Of one board. `name` is the answer's only field."""

    def __init__(self, name: str, make: Callable[[M], BaseModel]) -> None:
        self._name = name
        self._make = make
        self._texts: dict[str, tuple[M, bytes]] = {}
        self._whole: tuple[Content, Listed] | None = None

    def whole(self, content: Content, entries: Callable[[], Iterable[M]]) -> Listed:
        """Every entry; the very answer of before where the board is as it was."""
        if self._whole is None or self._whole[0] is not content:
            found = list(entries())
            self._whole = content, self.part(found)
            self._texts = {each.id: self._texts[each.id] for each in found}
        return self._whole[1]

    def part(self, entries: Iterable[M]) -> Listed:
        texts = b",".join([self._text(each) for each in entries])
        body = b'{"%s":[%s]}' % (self._name.encode(), texts)
        return Listed(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')

    def _text(self, entry: M) -> bytes:
        known = self._texts.get(entry.id)
        if known is None or known[0] != entry:
            known = entry, self._make(entry).model_dump_json().encode()
            self._texts[entry.id] = known
        return known[1]

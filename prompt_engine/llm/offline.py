"""A language model that needs no network: it writes a brief out by rule, always the same way.

It is the provider of tests, demonstrations and machines without a line. It invents nothing.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from studio_kit.tables import load_document

from .brief import Brief, Fact
from .errors import RequestRefused
from .models import Answer, Ask, Piece

PROVIDER, MODEL = "offline", "rule-based"


class SentenceRule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    lead: str
    fields: tuple[str, ...]


class Manner(BaseModel):
    """How briefs are written out; see `offline.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    opening: tuple[str, ...]
    sentences: tuple[SentenceRule, ...]
    shortened: dict[str, str]

    @classmethod
    def load(cls) -> "Manner":
        return load_document(Path(__file__).with_name("offline.yaml"), cls)


class OfflineModel:
    """A `LanguageModel`. It counts no tokens, since it has none."""

    def __init__(self, manner: Manner | None = None) -> None:
        self._manner = manner or Manner.load()

    async def answer(self, ask: Ask, *, hear: Piece | None = None) -> Answer:
        """Raises `RequestRefused` for anything but a brief."""
        brief = next((found for turn in ask.turns if (found := Brief.read(turn.text))), None)
        if brief is None or ask.schema is not None:
            raise RequestRefused(
                "The offline model only writes prompts out; choose another model for this."
            )
        text = written(brief, self._manner)
        if hear:
            for piece in re.findall(r"\S+\s*", text):
                hear(piece)
        return Answer(text, MODEL)


def written(brief: Brief, manner: Manner) -> str:
    """The scene in whole sentences, framed first, with everything the brief decides said once."""
    scene = _scene(brief.scene, manner)
    facts = {fact.field: fact for fact in brief.facts if not _says(scene, fact.words)}
    opening = _phrases(facts, manner.opening)
    told = {*manner.opening, *(field for rule in manner.sentences for field in rule.fields)}
    last = SentenceRule(lead="", fields=tuple(field for field in facts if field not in told))
    closing = [_sentence(rule, facts) for rule in (*manner.sentences, last)]
    return " ".join(part for part in (_closed(opening), scene, *closing) if part)


def _scene(text: str, manner: Manner) -> str:
    words = " ".join(text.split())
    for short, whole in manner.shortened.items():
        words = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", whole, words)
    words = re.sub(r"\b(\w+)( \1\b)+", r"\1", words)  # "the the"
    return _closed(re.sub(r"\s+([,.;:!?])", r"\1", words))


def _sentence(rule: SentenceRule, facts: dict[str, Fact]) -> str:
    phrases = _phrases(facts, rule.fields)
    return _closed(f"{rule.lead}{phrases}") if phrases else ""


def _phrases(facts: dict[str, Fact], fields: Iterable[str]) -> str:
    return ", ".join(_once(facts[field].words for field in fields if field in facts))


def _once(phrases: Iterable[str]) -> Iterator[str]:
    """Without phrases that an earlier one already says."""
    said = ""
    for phrase in phrases:
        if not _says(said, phrase):
            yield phrase
        said = f"{said}, {phrase}"


def _says(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) is not None


def _closed(text: str) -> str:
    if not text:
        return ""
    text = f"{text[0].upper()}{text[1:]}"
    return text if text[-1] in ".!?…\"'”’)" else f"{text.rstrip(',;:')}."

"""Makes a fuller prompt of a person's text, which keeps what their configuration has decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from prompt_engine.catalogue.choices import Choices
from prompt_engine.prompts.models import TargetModel

from .brief import Brief, Fact
from .diff import Part, parts_of
from .guides import Guide
from .keeping import Keeper
from .ladder import Climb, Ladder, Listener, Policy, Rung, Verdict
from .models import Ask, LanguageModel, ModelName, Turn
from .repeats import answer_alone, without_repeats

INSTRUCTIONS = Path(__file__).with_name("instructions.md")


@dataclass(frozen=True)
class Wish:
    """`original` is improved for `target`, with `guide` as the model's manner."""

    original: str
    choices: Choices
    target: TargetModel
    guide: Guide

    @property
    def is_still(self) -> bool:
        return self.target.kind == "image"


@dataclass(frozen=True)
class Enhancement:
    """`parts` lead from the original to `text`; `warnings` tell what was not kept after all."""

    text: str
    parts: tuple[Part, ...]
    warnings: tuple[str, ...]
    climb: Climb[str]


@dataclass(frozen=True)
class Enhancer:
    keeper: Keeper
    ladder: Ladder
    policy: Policy

    async def enhance(
        self,
        wish: Wish,
        models: Sequence[tuple[ModelName, LanguageModel]],
        *,
        listener: Listener | None = None,
    ) -> Enhancement:
        """Raises the failures of `errors.py`."""
        choices = self._told(wish)
        brief = Brief(wish.target.label, wish.target.kind, wish.original, _facts(choices))
        ask = Ask(f"{self._instructions}\n{wish.guide.text}", (Turn("user", brief.text()),))

        def read(text: str) -> Verdict[str]:
            return self._read(text, wish, choices)

        rungs = [Rung(name, model, read) for name, model in models]
        climb = await self.ladder.climb(ask, rungs, self.policy, listener=listener)
        text, warnings = self._finished(climb, wish)
        return Enhancement(text, parts_of(wish.original, text), warnings, climb)

    def _told(self, wish: Wish) -> Choices:
        """What the model hears of the configuration: a still has no movement."""
        silent = self.keeper.fields.movement if wish.is_still else ()
        return {
            field: choice
            for field, choice in wish.choices.items()
            if choice.words and field not in silent
        }

    def _read(self, text: str, wish: Wish, choices: Choices) -> Verdict[str]:
        clean = without_repeats(answer_alone(text))
        if not clean:
            return Verdict(None, ("It has no text.",))
        complaints = self.keeper.complaints(clean, choices, wish.original)
        if wish.is_still:
            complaints += tuple(
                f'It moves the camera in a picture: "{sentence}"'
                for sentence in self.keeper.movement(clean)
            )
        return Verdict(clean, complaints)

    def _finished(self, climb: Climb[str], wish: Wish) -> tuple[str, tuple[str, ...]]:
        """What a second answer still moves is cut out: a still cannot show it."""
        still = self.keeper.without_movement(climb.value) if wish.is_still else climb.value
        if still == climb.value or not still:
            return climb.value, climb.complaints
        kept = self.keeper.complaints(still, self._told(wish), wish.original)
        return still, (*kept, "Sentences about a moving camera were left out of the picture.")

    @cached_property
    def _instructions(self) -> str:
        return INSTRUCTIONS.read_text(encoding="utf-8")


def _facts(choices: Choices) -> tuple[Fact, ...]:
    return tuple(Fact(field, choice.words) for field, choice in choices.items())

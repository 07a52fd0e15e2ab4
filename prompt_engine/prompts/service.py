"""Writes the prompt for a target model. Pure: the same intent gives the same text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import Invalid

from .models import Intent, Prompt, TargetModel, Writer


class UnknownTargetModel(Invalid):
    title = "Unknown target model"


@dataclass(frozen=True)
class PromptWriter:
    """`negatives` are the negative prompts by the name that a target model gives."""

    models: tuple[TargetModel, ...]
    writers: Mapping[str, Writer]
    negatives: Mapping[str, str]

    def write(self, intent: Intent, target: str) -> Prompt:
        """Raises `UnknownTargetModel` with the nearest match."""
        model = self.model(target)
        negative = self.negatives[model.negative] if model.negative else ""
        return Prompt(self.writers[model.writer](intent), negative)

    def model(self, name: str) -> TargetModel:
        """The model of that id or alias. Raises `UnknownTargetModel`."""
        model = self._by_name.get(name.casefold())
        if model is None:
            message = f'There is no target model "{name}".{did_you_mean(name, self._by_name)}'
            raise UnknownTargetModel(message, field="target_model", value=name)
        return model

    @cached_property
    def _by_name(self) -> dict[str, TargetModel]:
        return {name: model for model in self.models for name in (model.id, *model.aliases)}

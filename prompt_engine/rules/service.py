"""Validation, options and repair in one place."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from prompt_engine.catalogue.choices import Choices
from prompt_engine.catalogue.service import Catalogue

from .evaluator import Evaluator
from .models import Violation
from .options import Offered, OptionJudge
from .repair import Proposal, Repairer
from .storage import load_evaluator


@dataclass(frozen=True)
class RuleBook:
    evaluator: Evaluator

    @property
    def catalogue(self) -> Catalogue:
        return self.evaluator.catalogue

    def validate(self, choices: Choices) -> tuple[Violation, ...]:
        """The gravest first."""
        return self.evaluator.validate(choices)

    def options(self, field_id: str, choices: Choices) -> Offered:
        """Raises `UnknownField`."""
        return self._judge.judge(field_id, choices)

    def repair(
        self, choices: Choices, *, keep: frozenset[str] = frozenset()
    ) -> tuple[Proposal, ...]:
        return self._repairer.proposals(choices, keep=keep)

    @cached_property
    def _judge(self) -> OptionJudge:
        return OptionJudge(self.evaluator)

    @cached_property
    def _repairer(self) -> Repairer:
        return Repairer(self._judge)


def load_rule_book(catalogue: Catalogue, *, cache: Path | None = None) -> RuleBook:
    """Raises `TableError`, which names file, rule and field."""
    return RuleBook(load_evaluator(catalogue, cache=cache))

"""What an error of a graph node means for the job. Pure; the knowledge is in `failures.yaml`."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from studio_kit.tables import load_table

from ..jobs.models import Cause
from ..nodes.models import GraphError

TABLE = Path(__file__).parent / "failures.yaml"


class FailureKind(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    cause: Cause
    types: tuple[str, ...]
    phrases: tuple[str, ...]
    source: str

    def fits(self, error: GraphError) -> bool:
        message = error.message.casefold()
        by_type = any(error.exception_type.endswith(name) for name in self.types)
        return by_type or any(phrase.casefold() in message for phrase in self.phrases)


def failure_kinds() -> tuple[FailureKind, ...]:
    """Raises `TableError`."""
    return load_table(TABLE, FailureKind)


def cause_of(error: GraphError, kinds: Iterable[FailureKind]) -> Cause:
    fitting = (kind.cause for kind in kinds if kind.fits(error))
    return next(fitting, Cause.RUNTIME_ERROR)


def sentence_of(error: GraphError) -> str:
    place = f"{error.class_type} (graph node {error.graph_node}): " if error.class_type else ""
    return f"{place}{error.message}"

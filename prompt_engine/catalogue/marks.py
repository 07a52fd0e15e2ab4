"""What a field of an entry says of itself beside its type."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RefersTo:
    """Marks a model's field whose ids, alone or in a collection, are entries of `table`."""

    table: str

"""What an option is called: by its id, its label, and by what older scripts called it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .models import Option

_JOINTS = str.maketrans("", "", " -_")


def folded(name: str) -> str:
    """A name without case, spaces, hyphens and underscores."""
    return name.casefold().translate(_JOINTS)


class NameTaken(ValueError):
    """Two options answer to one name."""

    def __init__(self, entry: Option, name: str, other: Option) -> None:
        super().__init__(f"aliases: {name} already names {other.id}.")
        self.entry = entry


@dataclass(frozen=True)
class Names:
    """The options of one field by every name that they have."""

    by_id: dict[str, Option]
    by_name: dict[str, Option]

    @classmethod
    def of(cls, options: Iterable[Option]) -> "Names":
        """Raises `NameTaken`."""
        by_name: dict[str, Option] = {}
        for option in options:
            for name in (option.id, option.label, *option.aliases):
                other = by_name.setdefault(folded(name), option)
                if other is not option:
                    raise NameTaken(option, name, other)
        return cls({option.id: option for option in options}, by_name)

    def find(self, name: str) -> Option | None:
        return self.by_id.get(name) or self.by_name.get(folded(name))

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Every alias and id, for the nearest match: ids last, so that they win."""
        options = self.by_id.values()
        return tuple(name for option in options for name in (*option.aliases, option.id))

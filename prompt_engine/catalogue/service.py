"""Looks choices up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import Invalid

from .models import CameraField, Option

Choices = Mapping[str, Option]
"""Field id -> chosen option, in the catalogue's order; an unset field is left out."""


class UnknownField(Invalid):
    title = "Unknown camera field"


class UnknownOption(Invalid):
    title = "Unknown camera choice"


@dataclass(frozen=True)
class Catalogue:
    fields: tuple[CameraField, ...]

    def choose(self, camera: Mapping[str, str | None]) -> Choices:
        """The options that `camera` names; None and "" mean unset.

        Raises `UnknownField` or `UnknownOption` with the nearest match.
        """
        for field_id in camera:
            self._known_field(field_id)
        return {
            field.id: self.option(field.id, chosen)
            for field in self.fields
            if (chosen := camera.get(field.id))
        }

    def option(self, field_id: str, option_id: str) -> Option:
        """Raises `UnknownOption`, which names field, id and the nearest match."""
        options = self._options[field_id]
        if option_id not in options:
            message = f'{field_id} has no "{option_id}".{did_you_mean(option_id, options)}'
            raise UnknownOption(message, field=f"camera.{field_id}", value=option_id)
        return options[option_id]

    def by_alias(self, field_id: str, name: str) -> Option | None:
        """The option that has `name` as its id or as an older script's name for it."""
        return self._aliases[field_id].get(name.casefold())

    def names(self, field_id: str) -> tuple[str, ...]:
        """Every id and alias of a field's options, in lower case."""
        return tuple(self._aliases[field_id])

    def _known_field(self, field_id: str) -> None:
        if field_id not in self._options:
            message = f'A camera has no "{field_id}".{did_you_mean(field_id, self._options)}'
            raise UnknownField(message, field=f"camera.{field_id}")

    @cached_property
    def _options(self) -> dict[str, dict[str, Option]]:
        return {field.id: {option.id: option for option in field.options} for field in self.fields}

    @cached_property
    def _aliases(self) -> dict[str, dict[str, Option]]:
        return {
            field.id: {
                name.casefold(): option
                for option in field.options
                for name in (option.id, *option.aliases)
            }
            for field in self.fields
        }

"""Looks choices up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import Invalid

from .choices import CameraValue, Choice, Choices, Config, read_choice, unknown_option
from .gear import Camera, CaptureFormat, FilmStock, LensFamily, Maker, Mount, Rig
from .models import CameraField, OldEnum, Option
from .names import Names
from .references import Table

Kind = TypeVar("Kind", bound=Option)

NO_NAMES = Names({}, {})


class UnknownField(Invalid):
    title = "Unknown camera field"


@dataclass(frozen=True)
class Catalogue:
    """`tables` hold every entry by kind; `names` what the options of a field answer to."""

    fields: tuple[CameraField, ...]
    names: Mapping[str, Names]
    tables: Mapping[str, Table]
    enums: tuple[OldEnum, ...]

    def choose(self, config: Config) -> Choices:
        """What `config` says, field by field; None and "" mean unset.

        A value that older scripts keep in another field (a size that is a direction) moves
        there, unless that field is set itself. Raises `UnknownField` or `UnknownOption` with
        the nearest match.
        """
        chosen = {name: self.choice(name, raw) for name, raw in config.items() if _is_set(raw)}
        moved = {choice.field: choice for choice in chosen.values()}
        stated = {name: choice for name, choice in chosen.items() if choice.field == name}
        found = {**moved, **stated}
        return {name: found[name] for name in self._by_id if name in found}

    def choice(self, field_id: str, raw: CameraValue | None) -> Choice:
        """What `raw` says in a field. Raises `UnknownField` or `UnknownOption`."""
        listed = self._by_option.get(field_id, {}).get(raw)
        if listed is not None:
            return listed
        field = self.field(field_id)
        value = "" if raw is None else raw
        found = self.find(field_id, value)
        if found is None:
            raise unknown_option(field, self.names.get(field_id, NO_NAMES), value)
        return found

    def find(self, field_id: str, raw: CameraValue) -> Choice | None:
        """What `raw` says in a field, or in one whose values older scripts kept there.

        None for an unknown field or value.
        """
        return self.find_in(self._kin.get(field_id, ()), raw)

    def find_in(self, fields: tuple[CameraField, ...], raw: CameraValue) -> Choice | None:
        """What the first of `fields` that takes `raw` makes of it."""
        found = (read_choice(field, self.names.get(field.id, NO_NAMES), raw) for field in fields)
        return next((choice for choice in found if choice), None)

    def spellings(self, field_id: str) -> tuple[str, ...]:
        """Every id and older name of a field's options."""
        return self.names.get(field_id, NO_NAMES).spellings

    def field(self, field_id: str) -> CameraField:
        """Raises `UnknownField` with the nearest match."""
        if field_id not in self._by_id:
            message = f'A camera has no "{field_id[:80]}".{did_you_mean(field_id, self._by_id)}'
            raise UnknownField(message, field=f"camera.{field_id[:80]}", value=field_id[:80])
        return self._by_id[field_id]

    def fields_at(self, path: str) -> tuple[CameraField, ...]:
        """The fields that fill from a place of an older script's configuration."""
        return self._by_path.get(path, ())

    def with_options(self, field_id: str, options: tuple[Option, ...]) -> "Catalogue":
        """The catalogue with options that another slice knows: the presets."""
        fields = tuple(
            field.model_copy(update={"options": options}) if field.id == field_id else field
            for field in self.fields
        )
        return replace(self, fields=fields, names={**self.names, field_id: Names.of(options)})

    def entries(self, table: str, model: type[Kind]) -> Mapping[str, Kind]:
        """The entries of a table by id, in its order."""
        rows = self.tables[table].entries
        return {entry.id: entry for entry in rows if isinstance(entry, model)}

    @cached_property
    def cameras(self) -> Mapping[str, Camera]:
        return self.entries("cameras", Camera)

    @cached_property
    def lens_families(self) -> Mapping[str, LensFamily]:
        return self.entries("lens_families", LensFamily)

    @cached_property
    def film_stocks(self) -> Mapping[str, FilmStock]:
        return self.entries("film_stocks", FilmStock)

    @cached_property
    def formats(self) -> Mapping[str, CaptureFormat]:
        return self.entries("formats", CaptureFormat)

    @cached_property
    def mounts(self) -> Mapping[str, Mount]:
        return self.entries("mounts", Mount)

    @cached_property
    def makers(self) -> Mapping[str, Maker]:
        return self.entries("makers", Maker)

    @cached_property
    def rigs(self) -> Mapping[str, Rig]:
        return self.entries("rigs", Rig)

    @cached_property
    def _by_id(self) -> dict[str, CameraField]:
        return {field.id: field for field in self.fields}

    @cached_property
    def _by_option(self) -> dict[str, dict[CameraValue | None, Choice]]:
        """What each field makes of the ids of its options, worked out once: pages send ids."""
        return {
            field.id: {
                option.id: Choice(field.id, option.id, option.words, option)
                for option in field.options
            }
            for field in self.fields
            if field.kind == "option"
        }

    @cached_property
    def _by_path(self) -> dict[str, tuple[CameraField, ...]]:
        """The field that owns a place comes before those that find some values there."""
        paths: dict[str, list[CameraField]] = {}
        for field in self.fields:
            for path in {f"camera.{field.id}", *field.old_paths}:
                paths.setdefault(path, []).append(field)
        for field in self.fields:
            for path in field.also_at:
                paths.setdefault(path, []).append(field)
        return {path: tuple(fields) for path, fields in paths.items()}

    @cached_property
    def _kin(self) -> dict[str, tuple[CameraField, ...]]:
        """A field, and after it those that find some of their values in its old places."""
        return {field.id: tuple(self._related(field)) for field in self.fields}

    def _related(self, field: CameraField) -> Iterator[CameraField]:
        yield field
        for other in self.fields:
            if other is not field and not set(field.old_paths).isdisjoint(other.also_at):
                yield other


def _is_set(raw: CameraValue | None) -> bool:
    return raw is not None and raw != ""

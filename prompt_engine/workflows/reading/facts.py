"""What is known of inputs, folders, uses, node classes and engines, each a table of `tables/`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, get_args

from pydantic import BeforeValidator

from prompt_engine.catalogue.models import Entry, Id, Text

from ..templates.models import Role
from .models import OutputKind, Side, Use

ROLES: frozenset[str] = frozenset(get_args(Role))

NEVER = re.compile(r"(?!)")


ANY_CASE = "(?i)"


def _in_any_case(told: object) -> object:
    if not isinstance(told, str) or told.startswith(ANY_CASE):
        return told
    return ANY_CASE + told


Names = Annotated[re.Pattern[str], BeforeValidator(_in_any_case)]
"""A pattern of names, whatever their case."""


class Meaning(Entry):
    """What a value is for. `names` match the whole name of an input of one of the `types`."""

    id: Id
    label: Text
    group: Text
    types: tuple[str, ...]
    names: Names = NEVER
    main: bool = False

    @property
    def role(self) -> Role | None:
        return next((role for role in get_args(Role) if role == self.id), None)


class Folder(Entry):
    """A folder of model files; `makes` are types that only a loader of such files makes."""

    id: Id
    label: Text
    role: Role | None = None
    names: Names
    makes: tuple[str, ...]


class UseNames(Entry):
    id: Use
    types: tuple[str, ...]
    names: Names


class Idle(Entry):
    """The value of `input` does nothing while the value of `where` is one of these."""

    input: str
    where: str
    equals: tuple[str | bool, ...]


class Choice(Entry):
    """Of two inputs one goes on, as the value of `where` says."""

    where: str
    when_true: str
    when_false: str


class ClassFacts(Entry):
    """What is known of a node class beyond its declaration, see `tables/classes.yaml`.

    `sides`: to which side of the guidance an input goes whose name does not say it.
    `silent`: no text goes on through it. `measures`: its numbers are those of the picture that
    comes to this input. `computes`: its numbers are not those that it takes. `frame_place`: the
    input whose value below 0 makes a start frame an end frame. `texts`: the inputs whose words it
    hands on.
    """

    id: str
    inputs: Mapping[str, Id] = {}
    folders: Mapping[str, Id] = {}
    uses: Mapping[str, Use] = {}
    loads: Mapping[str, str] = {}
    texts: tuple[str, ...] | None = None
    sides: Mapping[str, Side] = {}
    outputs: tuple[str, ...] = ()
    output_names: tuple[str, ...] = ()
    makes: OutputKind | None = None
    shown_only: bool = False
    silent: bool = False
    inpaints: bool | None = None
    measures: str | None = None
    computes: bool = False
    frame_place: str | None = None
    idle: Idle | None = None
    chooses: Choice | None = None


class EngineFacts(Entry):
    """The signs of a family of models.

    `picture`: the least and the most pixels of a side that pictures of checkpoints which tell
    nothing else have. `halves`: what the parts of a divided schedule are called.
    """

    id: Id
    files: Names
    classes: Names
    clip_types: tuple[str, ...] = ()
    halves: tuple[Text, Text] | None = None
    picture: tuple[int, int] | None = None


class Signs(Entry):
    negative: Names
    positive: Names
    prompt: Names
    system: Names
    service: Names
    instructing: Names
    enlarging: Names
    model_file: Names
    image_file: Names
    video_file: Names
    audio_file: Names
    lora_strength: Names
    lora_strength_clip: Names
    textless: frozenset[str]
    results: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, repr=False)
class Knowledge:
    """The tables together."""

    meanings: Mapping[str, Meaning]
    folders: tuple[Folder, ...]
    uses: tuple[UseNames, ...]
    classes: Mapping[str, ClassFacts]
    engines: tuple[EngineFacts, ...]
    signs: Signs

    def of_class(self, class_type: str) -> ClassFacts:
        return self.classes.get(class_type) or ClassFacts(id=class_type)

    def meaning(self, name: str, kinds: frozenset[str]) -> Meaning | None:
        """What an input of this name is for that takes any of `kinds`; none at all is any."""
        return next((meaning for meaning in self._named(name) if _fits(meaning.types, kinds)), None)

    def folder(self, folder_id: str) -> Folder | None:
        return self._folders.get(folder_id)

    def folder_named(self, name: str) -> Folder | None:
        return next((folder for folder in self.folders if folder.names.fullmatch(name)), None)

    def folder_of(self, made: frozenset[str]) -> Folder | None:
        """The folder of what makes these types."""
        return next((folder for folder in self.folders if made & set(folder.makes)), None)

    def use(self, name: str, kinds: frozenset[str]) -> Use | None:
        for use in self.uses:
            if _fits(use.types, kinds) and use.names.fullmatch(name):
                return use.id
        return None

    def _named(self, name: str) -> tuple[Meaning, ...]:
        return tuple(each for each in self.meanings.values() if each.names.fullmatch(name))

    @cached_property
    def _folders(self) -> Mapping[str, Folder]:
        return {folder.id: folder for folder in self.folders}


def _fits(types: tuple[str, ...], kinds: frozenset[str]) -> bool:
    return not kinds or not kinds.isdisjoint(types)

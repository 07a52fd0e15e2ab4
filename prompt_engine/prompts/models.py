"""What a prompt is written from and for, and what is known of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from prompt_engine.catalogue.choices import Choice, Choices
from prompt_engine.catalogue.models import Certainty, Entry, Id, ProjectType, Text
from prompt_engine.remembered import Remembered

Part = Literal[
    "subject",
    "style",
    "framing",
    "composition",
    "lens",
    "motion",
    "setting",
    "light",
    "mood",
    "color",
    "camera",
    "era",
    "frame",
]
Kind = Literal["image", "video"]
Voice = Literal["sentences", "keywords"]
Parameter = Literal["--ar", "--no", "--style raw"]
NoteKind = Literal["dropped", "cut", "rewritten"]

TOLD_LIMIT = 20_000

DESCRIPTION = "description"
"""Stands for a field where a span or a note is about the user's own words."""


class TargetModel(Entry):
    """A model that a prompt can be written for.

    `limit`: the most that it reads, and the counter that measures it. `weights`: how it takes
    emphasis in the text. `negative`: whether a negative prompt has a place of its own, is a
    parameter of the prompt, or does not exist. `lettering`: people ask it for text in the picture.
    `parameters` stand at the end of the prompt, `version` last.
    """

    id: Id
    label: Text
    kind: Kind
    family: Id
    limit: tuple[Annotated[int, Field(gt=0)], Id] | None = None
    weights: Literal["none", "parentheses"] = "none"
    negative: Literal["none", "own", "parameter"] = "none"
    lettering: bool = False
    parameters: tuple[Parameter, ...] = ()
    version: Text | None = None
    aliases: tuple[str, ...] = ()
    source: Text
    certainty: Certainty
    note: Text | None = None

    @property
    def moves(self) -> bool:
        return self.kind == "video"


class SentencePlan(Entry):
    """The parts that one sentence gathers, in order; `lead` opens it."""

    of: tuple[Part, ...]
    lead: str = ""


class Family(Entry):
    """Models that want their text alike. `eye`: what moves where the camera does."""

    id: Id
    label: Text
    voice: Voice
    eye: Text
    sentences: tuple[SentencePlan, ...]
    closing: Text | None = None

    @property
    def fixed_words(self) -> str:
        """What its texts may hold beside the phrases."""
        return " ".join([*(plan.lead for plan in self.sentences), self.closing or ""])


class FieldPart(Entry):
    """Where a field stands, and how long it stays when a text is cut: the lowest `rank` goes first.

    `still` False: not told of a still picture. `unseen`: why it is not told.
    """

    id: Id
    part: Part | None = None
    rank: Annotated[int, Field(ge=0, lt=100)] = 0
    still: bool = True
    unseen: Text | None = None

    @model_validator(mode="after")
    def is_told_or_says_why_not(self) -> "FieldPart":
        if self.unseen is None and (self.part is None or not self.still):
            raise ValueError("unseen: say why the field is not told")
        return self


class Wording(Entry):
    """What a prompt says instead of the catalogue's words, or why it says nothing."""

    words: Text | None = None
    unseen: Text | None = None


class Move(Entry):
    """`verb` goes on after "the view"; `paces` are the least and the most that fit it."""

    verb: Text
    paces: tuple[int, int] = (1, 5)


class Carried(Move):
    """How a rig's move looks. `manner` after another verb; `still` where a still shows it."""

    manner: Text
    still: Text | None = None


class Pace(Entry):
    verb: Text
    adverb: Text | None = None
    pace: int


class MotionWords(Entry):
    """What a viewer sees of each movement, rig, pace and virtual camera, by id."""

    movement: dict[Id, Move]
    rig: dict[Id, Carried]
    timing: dict[Id, Pace]
    virtual_camera: dict[Id, Move]


class NegativeWords(Entry):
    """Words for a negative prompt. Each condition left out holds always.

    `brief`: also told where they are a parameter of the prompt itself.
    """

    id: Id
    words: tuple[Text, ...]
    kind: Kind | None = None
    modes: tuple[Literal["photo", "black_and_white", "animation"], ...] = ()
    lettering: bool | None = None
    brief: bool = False


def label_of(choice: Choice) -> str:
    """What a note calls a choice."""
    return choice.entry.label if choice.entry else (choice.words or str(choice.value))


@dataclass(frozen=True, slots=True)
class Note:
    """What became of a field that is not in the text in the catalogue's words."""

    kind: NoteKind
    field: str
    sentence: str


@dataclass(frozen=True)
class Intent:
    """A description in the user's words, and the camera's choices.

    `project_type` None: whatever the choices say. `notes`: what the choices already leave out.
    `emphasis`: field -> weight, for models that take weights; 1 is as usual.
    """

    description: str
    camera: Choices
    project_type: ProjectType | None = None
    notes: tuple[Note, ...] = ()
    emphasis: Mapping[str, float] = field(default_factory=dict[str, float])


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and the field that made it; None for what joins."""

    field: str | None
    text: str


SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "with", "and", "by", "to", "from", "for", "as")
)
"""Words that do not make a phrase another one."""


def content_words(text: str) -> frozenset[str]:
    """The words that a phrase could not do without."""
    return frozenset(text.casefold().replace(",", " ").split()) - SMALL


@dataclass(frozen=True)
class Phrase:
    """What stays or goes together, of one part of a prompt."""

    part: Part
    rank: int
    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        return "".join([piece.text for piece in self.pieces])

    @cached_property
    def fields(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(piece.field for piece in self.pieces if piece.field))

    @cached_property
    def folded(self) -> str:
        return self.text.casefold()

    @cached_property
    def content(self) -> frozenset[str]:
        return content_words(self.text)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a prompt that a field made, from `start` up to `end`.

    `description` is the user's own words.
    """

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Length:
    """`count` is an estimate unless `unit` is words or characters; `most` null: no known limit."""

    count: int
    most: int | None
    unit: str


@dataclass(frozen=True)
class Prompt:
    text: str
    negative: str
    spans: tuple[Span, ...]
    notes: tuple[Note, ...]
    length: Length


@dataclass(frozen=True)
class Words:
    """How fields become words: the tables parts, wordings and motion.

    `told` and `moved`: what a choice and a move became before, by all that they rest on.
    """

    parts: Mapping[str, FieldPart]
    wordings: Mapping[str, Mapping[str, Wording]]
    motion: MotionWords
    told: Remembered[tuple[object, ...], "Told"] = field(
        default_factory=lambda: Remembered(TOLD_LIMIT)
    )
    moved: Remembered[tuple[object, ...], "Told"] = field(
        default_factory=lambda: Remembered(TOLD_LIMIT)
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What choices become: their phrase, if they have one, and what there is to note of them."""

    phrase: Phrase | None
    notes: tuple[Note, ...] = ()

"""Writes the prompt for a target model. Pure: the same intent gives the same text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from prompt_engine.catalogue.choices import Choices
from prompt_engine.spelling import did_you_mean
from studio_kit.errors import Invalid

from .clashes import without_clashes
from .lengths import Counter, cut_to, too_long
from .lenses import as_one_lens
from .models import (
    Family,
    Intent,
    Length,
    Note,
    Phrase,
    Piece,
    Prompt,
    TargetModel,
    Words,
)
from .moves import move_phrase
from .negatives import Negatives
from .parameters import parameter_pieces, ratio_note
from .phrases import described, field_phrases
from .repeats import without_repeats
from .text import joined, lay_out, weighted


class UnknownTargetModel(Invalid):
    title = "Unknown target model"


@dataclass(frozen=True)
class PromptWriter:
    """What is known of models and their families, of words, and of measuring."""

    models: tuple[TargetModel, ...]
    families: Mapping[str, Family]
    counters: Mapping[str, Counter]
    words: Words
    negatives: Negatives

    def write(self, intent: Intent, target: str) -> Prompt:
        """Raises `UnknownTargetModel` with the nearest match."""
        model = self.model(target)
        phrases, notes = self._phrases(intent, model)
        pieces = lay_out(phrases, self.families[model.family])
        told, spans = joined(pieces)
        unwanted = self.negatives.words(model, intent, told)
        text = told
        if model.parameters:
            text, spans = joined(_with_parameters(pieces, model, intent, unwanted))
        negative = ", ".join(unwanted) if model.negative == "own" else ""
        length = self._length(model, told)
        said = {span.field for span in spans}
        kept = [note for note in notes if note.kind != "rewritten" or note.field in said]
        return Prompt(text, negative, spans, (*kept, *too_long(length)), length)

    def model(self, name: str) -> TargetModel:
        """The model of that id or alias. Raises `UnknownTargetModel`."""
        model = self._by_name.get(name.casefold())
        if model is None:
            message = f'There is no target model "{name}".{did_you_mean(name, self._by_name)}'
            raise UnknownTargetModel(message, field="target_model", value=name)
        return model

    def _phrases(self, intent: Intent, model: TargetModel) -> tuple[list[Phrase], list[Note]]:
        camera, clashes = without_clashes(intent.camera)
        told, notes = self._told(camera, model)
        parameters = ratio_note(model, intent)
        if parameters:
            told = [phrase for phrase in told if phrase.fields != ("aspect_ratio",)]
            notes = [note for note in notes if note.field != "aspect_ratio"]
        subject = described(intent.description)
        phrases, repeats = without_repeats(told, subject)
        phrases = as_one_lens(phrases)
        phrases, cuts = self._short_enough([subject, *phrases] if subject else phrases, model)
        phrases, weights = _weighted(phrases, model, intent.emphasis)
        return phrases, [*intent.notes, *clashes, *notes, *parameters, *repeats, *cuts, *weights]

    def _told(self, camera: Choices, model: TargetModel) -> tuple[list[Phrase], list[Note]]:
        escapes = model.weights == "parentheses"
        phrases, notes = field_phrases(camera, self.words, moves=model.moves, escapes=escapes)
        if model.moves:
            eye = self.families[model.family].eye
            move = move_phrase(camera, self.words, eye, escapes=escapes)
            phrases = [move.phrase, *phrases] if move.phrase else phrases
            notes += move.notes
        return phrases, notes

    def _short_enough(
        self, phrases: list[Phrase], model: TargetModel
    ) -> tuple[list[Phrase], list[Note]]:
        if model.limit is None:
            return phrases, []
        most, counter = model.limit[0], self.counters[model.limit[1]]
        beside = self.families[model.family].fixed_words
        return cut_to(phrases, counter, most=most, beside=beside)

    def _length(self, model: TargetModel, text: str) -> Length:
        most, name = model.limit or (None, "words")
        counter = self.counters[name]
        return Length(counter.count(text), most, counter.unit)

    @cached_property
    def _by_name(self) -> dict[str, TargetModel]:
        return {name: model for model in self.models for name in (model.id, *model.aliases)}


def _weighted(
    phrases: list[Phrase], model: TargetModel, emphasis: Mapping[str, float]
) -> tuple[list[Phrase], list[Note]]:
    if model.weights == "parentheses":
        return [weighted(phrase, emphasis) for phrase in phrases], []
    said = [field for phrase in phrases for field in phrase.fields if field in emphasis]
    sentence = f"{model.label} takes no weights; the words stand without."
    return phrases, [Note("rewritten", field, sentence) for field in said]


def _with_parameters(
    pieces: list[Piece], model: TargetModel, intent: Intent, unwanted: list[str]
) -> list[Piece]:
    if pieces:
        return pieces + parameter_pieces(model, intent, unwanted)
    # Nothing but a ratio was said: the text begins with it, without the space before.
    return parameter_pieces(model, intent, [])[1:] if ratio_note(model, intent) else []

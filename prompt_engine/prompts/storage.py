"""Reads what is known of target models and words, and checks that the tables agree."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast, get_args

from pydantic import BaseModel, RootModel, ValidationError

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.parsed_tables import ParsedTables
from studio_kit.tables import TableError, load_document, read_yaml

from .lengths import Counter
from .models import Family, FieldPart, MotionWords, NegativeWords, Part, TargetModel, Wording, Words
from .negatives import Negatives
from .phrases import MOVED
from .service import PromptWriter

FOLDER = Path(__file__).parent


class _Wordings(RootModel[dict[str, dict[str, Wording]]]):
    """Field -> option -> wording."""


def load_prompt_writer(
    folder: Path = FOLDER, *, catalogue: Catalogue | None = None, cache: Path | None = None
) -> PromptWriter:
    """With `catalogue`, every field and move of it must have its words here.

    `cache`: a folder that keeps what the files were read as. Raises `TableError`, which names
    file, entry and field.
    """
    tables = ParsedTables(cache)
    models = tables.load(folder / "target_models.yaml", TargetModel)
    families = tables.load(folder / "families.yaml", Family)
    counters = tables.load(folder / "counters.yaml", Counter)
    writer = PromptWriter(
        models,
        {family.id: family for family in families},
        {counter.id: counter for counter in counters},
        _load_words(folder, tables),
        Negatives(tables.load(folder / "negative_prompts.yaml", NegativeWords)),
    )
    _check(writer)
    if catalogue:
        _check_words(writer.words, catalogue)
    return writer


def _load_words(folder: Path, tables: ParsedTables) -> Words:
    parts = tables.load(folder / "parts.yaml", FieldPart)
    return Words(
        {part.id: part for part in parts},
        _wordings(folder / "wordings.yaml"),
        load_document(folder / "motion.yaml", MotionWords),
    )


def _wordings(path: Path) -> Mapping[str, Mapping[str, Wording]]:
    try:
        return _Wordings.model_validate(read_yaml(path)).root
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise TableError(f"{path.name}: {place}: {first['msg']}") from error


def _check(writer: PromptWriter) -> None:
    for family in writer.families.values():
        _check_parts(family)
    for model in writer.models:
        place = f"target_models.yaml: {model.id}"
        if model.family not in writer.families:
            raise TableError(f"{place}: family: families.yaml has no {model.family}.")
        if model.limit and model.limit[1] not in writer.counters:
            raise TableError(f"{place}: limit: counters.yaml has no {model.limit[1]}.")
    _refuse_shared_aliases(writer.models)


def _check_parts(family: Family) -> None:
    """Every part has one place in a text, so that nothing is lost and nothing told twice."""
    placed = [part for plan in family.sentences for part in plan.of]
    for part in get_args(Part):
        if placed.count(part) != 1:
            place = f"families.yaml: {family.id}: sentences"
            raise TableError(f"{place}: {part} stands {placed.count(part)} times, not once.")


def _refuse_shared_aliases(models: tuple[TargetModel, ...]) -> None:
    seen = {model.id for model in models}
    for model in models:
        for alias in model.aliases:
            if alias in seen:
                place = f"target_models.yaml: {model.id}: aliases"
                raise TableError(f"{place}: {alias} already names another model.")
            seen.add(alias)


def _check_words(words: Words, catalogue: Catalogue) -> None:
    """Each field has a part, each move its words, and nothing is worded that does not exist."""
    for field in catalogue.fields:
        if field.id not in words.parts:
            raise TableError(f"parts.yaml: {field.id}: the field is missing.")
    for name in words.parts:
        if name not in {field.id for field in catalogue.fields}:
            raise TableError(f"parts.yaml: {name}: the catalogue has no such field.")
    for name in MOVED:
        _check_options("motion.yaml", name, _moves(words, name), catalogue, every=True)
    for name, wordings in words.wordings.items():
        _check_options("wordings.yaml", name, wordings, catalogue, every=False)


def _moves(words: Words, field: str) -> Mapping[str, BaseModel]:
    return cast("Mapping[str, BaseModel]", getattr(words.motion, field))


def _check_options(
    file: str, field: str, told: Mapping[str, BaseModel], catalogue: Catalogue, *, every: bool
) -> None:
    known = {option.id for option in catalogue.field(field).options}
    if not known:
        return
    unknown = sorted(told.keys() - known)
    missing = sorted(known - told.keys()) if every else []
    for name in [*unknown, *missing]:
        what = "the catalogue has no such option" if name in unknown else "the option is missing"
        raise TableError(f"{file}: {field}.{name}: {what}.")

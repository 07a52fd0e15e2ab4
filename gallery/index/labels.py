"""The values by which a file is found and counted."""

from gallery.search.words import folded

from .models import Indexed

Labels = dict[str, tuple[str, ...]]
"""Field id -> values, as `search/fields.yaml` names the fields."""


def labels_of(file: Indexed) -> Labels:
    seen, facts, notes = file.seen, file.facts, file.notes
    told: dict[str, tuple[object | None, ...]] = {
        "model": facts.models,
        "lora": facts.loras,
        "sampler": (facts.sampler,),
        "node": (facts.node,),
        "tag": notes.tags,
        "shot": (facts.shot,),
        "look": facts.looks,
        "folder": tuple(seen.folder.split("/")),
        "ext": (folded(seen.name.rpartition(".")[2]),),
        "type": (facts.kind,),
        "is": _states(file),
        "rating": (notes.rating or None,),
        "seed": (facts.seed,),
    }
    return {
        field: tuple(str(value) for value in values if value not in (None, ""))
        for field, values in told.items()
    }


def _states(file: Indexed) -> tuple[str, ...]:
    facts, notes = file.facts, file.notes
    states = {
        "rated": notes.rating > 0,
        "tagged": bool(notes.tags),
        "noted": bool(notes.note),
        "take": facts.take_id is not None,
        "draft": facts.stage == "draft",
        "final": facts.stage == "final",
    }
    return tuple(state for state, holds in states.items() if holds)

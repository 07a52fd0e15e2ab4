"""The fields that ComfyUI's page shows on a box, in the order in which it stores their values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, cast

from prompt_engine.workflows.node_classes.dynamic import chosen_inputs, grown_inputs, least_rows
from prompt_engine.workflows.node_classes.models import (
    AUTOGROW,
    COMBO,
    DYNAMIC_COMBO,
    NodeClass,
    NodeInput,
)
from prompt_engine.workflows.node_classes.page_widgets import page_facts
from prompt_engine.workflows.node_classes.reading import read_input

CONTROL = "control_after_generate"
MOST_AT_ONCE = 2000
"""Fields of a class, or of one choice; groups that grow inside groups could bring millions."""


@dataclass(frozen=True, slots=True)
class Field:
    """`input` is None for what only the page has, such as a button or the control of a seed.

    `stored`: it has a place in widgets_values. `sent`: it is in the graph. `made_by_page`: what
    its value is, where it comes to be only as the page runs. `next_of`: once something is
    written here, a further field of that name with the next number appears. `cut_off`: what the
    page takes away from the beginning of a value. `folder`: what it writes behind a file's name.
    """

    name: str
    value: Any = None
    input: NodeInput | None = None
    stored: bool = True
    sent: bool = True
    made_by_page: str | None = None
    next_of: str | None = None
    cut_off: str = ""
    folder: str | None = None


def fields_of_class(node_class: NodeClass, *, in_older_page: bool) -> tuple[Field, ...]:
    """The fields of a box of this class before anything is chosen in it."""
    inputs = page_inputs(node_class, in_older_page=in_older_page)
    cut_off = page_facts().cut_off.get(node_class.name, {})
    declared = (
        replace(
            field,
            cut_off=cut_off.get(field.name, ""),
            folder=_folder(field) if in_older_page else None,
        )
        for wanted in inputs
        for field in fields_of_input(wanted)
    )
    return (*islice(declared, MOST_AT_ONCE), *_written_list(node_class))


def page_inputs(node_class: NodeClass, *, in_older_page: bool) -> tuple[NodeInput, ...]:
    """The declared inputs, and those that the page adds."""
    declared = {wanted.name for wanted in node_class.inputs}
    added = _added(node_class, in_older_page=in_older_page)
    return (*node_class.inputs, *(each for each in added if each.name not in declared))


def fields_of_input(wanted: NodeInput) -> Iterator[Field]:
    if wanted.type == AUTOGROW:
        for grown in grown_inputs(wanted, least_rows(wanted)):
            yield from fields_of_input(grown)
    if not wanted.is_widget:
        return
    kind = wanted.raw.get("widgetType", wanted.type)
    for name in page_facts().before.get(kind, ()):
        yield Field(name, sent=False)
    widget = page_facts().widgets[kind]
    yield Field(
        wanted.name, starting_value(wanted), wanted, widget.stored, widget.sent, widget.made_by_page
    )
    yield from _beside(wanted)


def next_field(field: Field) -> Field:
    """The field after the last of a written list."""
    assert field.next_of is not None
    number = int(field.name.removeprefix(field.next_of)) + 1
    return Field(f"{field.next_of}{number}", "", next_of=field.next_of)


def fields_of_choice(choice: NodeInput, key: object) -> tuple[Field, ...]:
    """What comes after a `DYNAMIC_COMBO` with `key` chosen."""
    if choice.type != DYNAMIC_COMBO:
        return ()
    brought = (field for each in chosen_inputs(choice, key) for field in fields_of_input(each))
    return tuple(islice(brought, MOST_AT_ONCE))


def starting_value(wanted: NodeInput) -> Any:
    """What the page shows in a new box."""
    if wanted.type in (COMBO, DYNAMIC_COMBO):
        return wanted.default or (wanted.options[0] if wanted.options else None)
    if wanted.default is not None:
        return wanted.default
    return page_facts().widgets[wanted.raw.get("widgetType", wanted.type)].value


def _written_list(node_class: NodeClass) -> Iterator[Field]:
    written = page_facts().listed.get(node_class.name)
    if written is not None:
        yield Field(written.place, 0)
        yield Field(f"{written.choice}1", "", next_of=written.choice)


def _beside(wanted: NodeInput) -> Iterator[Field]:
    if is_controlled(wanted):
        yield Field(CONTROL, "randomize", sent=False)
        if wanted.type == COMBO:
            yield Field("control_filter_list", "", sent=False)
    remote = wanted.raw.get("remote")
    if isinstance(remote, Mapping):
        yield Field("Auto-refresh after generation", False, sent=False)
        if cast("Mapping[str, object]", remote).get("refresh_button"):
            yield Field("refresh", "refresh")


def is_controlled(wanted: NodeInput) -> bool:
    """Whether a field beside it says how it changes from one run to the next."""
    said = wanted.raw.get(CONTROL)
    if said is None:
        return wanted.type == "INT" and wanted.name in page_facts().controlled
    return bool(said) and wanted.type in ("INT", COMBO)


def _folder(field: Field) -> str | None:
    """Where the files lie that are chosen in it, unless it is the folder of inputs."""
    if field.input is None or field.input.upload not in ("image", "video"):
        return None
    folder = field.input.raw.get("image_folder", "input")
    return folder if isinstance(folder, str) and folder != "input" else None


def _added(node_class: NodeClass, *, in_older_page: bool) -> Iterator[NodeInput]:
    upload = next((each for each in node_class.inputs if _has_button(each)), None)
    kinds = [
        (each.name, each.type)
        for each in page_facts().added
        if node_class.name in each.classes and (in_older_page or not each.older)
    ]
    if upload is not None:
        kinds.append(("upload", "AUDIOUPLOAD" if upload.upload == "audio" else "IMAGEUPLOAD"))
    for name, kind in kinds:
        added = read_input(name, [kind])
        if added is not None:
            yield added


def _has_button(wanted: NodeInput) -> bool:
    return (
        wanted.required
        and wanted.type == COMBO
        and wanted.upload in ("image", "video", "audio")
        and (wanted.upload != "audio" or wanted.name == "audio")
    )

"""Pictures, masks, videos and sounds of a filled graph. Pure."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from .models import MEDIA, AnyValue, MaskedImage, Template, TemplateInput

ON_THE_NODE = (" [input]", " [output]", " [temp]")
"""How ComfyUI marks a file that is already in one of its own folders."""

Place = tuple[str, str]
"""Graph node and field."""


@dataclass(frozen=True)
class Media:
    """A mask without the picture that it is of is left out with it.

    `names` stand in the graph until the orchestrator puts the files on a node; `inputs` are
    those files, `"node.field"` -> path in the project or `data:` URL.
    """

    names: Mapping[Place, str]
    inputs: Mapping[str, str | MaskedImage]


def media_of(template: Template, values: Mapping[str, AnyValue | None]) -> Media:
    files: dict[Place, str | MaskedImage] = {}
    bare = {
        (wanted.node, wanted.field)
        for wanted in template.inputs
        if wanted.type == "image" and values[wanted.name] is None
    }
    for wanted in sorted(template.inputs, key=lambda each: each.type == "mask"):
        value = values[wanted.name]
        place = (wanted.node, wanted.field)
        if isinstance(value, str) and (wanted.type in MEDIA) and place not in bare:
            files[place] = _joined(wanted, files.get(place), value)
    return Media(
        names={place: _name(file) for place, file in files.items()},
        inputs={
            f"{node}.{field}": file
            for (node, field), file in files.items()
            if not (isinstance(file, str) and file.endswith(ON_THE_NODE))
        },
    )


def _joined(
    wanted: TemplateInput, picture: str | MaskedImage | None, value: str
) -> str | MaskedImage:
    if wanted.type == "mask" and isinstance(picture, str):
        return MaskedImage(picture, value)
    return value


def _name(file: str | MaskedImage) -> str:
    if isinstance(file, MaskedImage):
        return f"{_name(file.image)} with {_name(file.mask)}"
    if not file.startswith("data:"):
        return file
    return f"data-{hashlib.sha256(file.encode()).hexdigest()[:24]}"

"""Which types an input of a graph node takes, as the render nodes declare it. Pure."""

from collections.abc import Mapping
from typing import Any

from ..groups.seeds import Classes
from ..nodes.json_edge import as_list, as_object
from .slots import MEDIA, Type
from .types import fits

DECLARED = {
    "INT": Type("integer"),
    "FLOAT": Type("number"),
    "STRING": Type("text"),
    "BOOLEAN": Type("boolean"),
    "COMBO": Type("text"),
}
UPLOADS = {"image_upload": "image", "video_upload": "video", "audio_upload": "audio"}


def refusal(
    place: str, node: Mapping[str, Any], field: str, given: Type, classes: Classes
) -> str | None:
    """Why the input cannot take what it is given; None where it can, or nobody knows."""
    if given.many:
        return f"{place} takes one value, not {given}; fan it out, or name one of them."
    kind, details = _declared(classes, node, field)
    if kind is None or kind == "*" or "," in kind:
        return None
    class_type = node["class_type"]
    if given.name in (*MEDIA, "file"):
        return _refused_media(place, class_type, given, kind, details)
    if kind not in DECLARED:
        return f"{place} of {class_type} takes {kind} from within its graph; link a loader's field."
    wanted = DECLARED[kind]
    return None if fits(given, wanted) else f"{place} of {class_type} takes {wanted}, not {given}."


def is_closed_list(node: Mapping[str, Any], field: str, classes: Classes) -> bool:
    """Whether the input takes only what its list names: one for uploads takes any file."""
    kind, details = _declared(classes, node, field)
    return kind == "COMBO" and not any(details.get(mark) for mark in UPLOADS)


def _refused_media(
    place: str, class_type: str, given: Type, kind: str, details: Mapping[str, Any]
) -> str | None:
    """Lists and short texts may name a file; numbers and texts that are written cannot."""
    marked = [name for mark, name in UPLOADS.items() if details.get(mark)]
    if marked:
        wanted = Type(marked[0])
        fitting = any(fits(given, Type(name)) for name in marked)
        return None if fitting else f"{place} of {class_type} takes {wanted}, not {given}."
    if kind == "COMBO" or (kind == "STRING" and not details.get("multiline")):
        return None
    return f"{place} of {class_type} takes no file, and it is given {given}."


def _declared(
    classes: Classes, node: Mapping[str, Any], field: str
) -> tuple[str | None, Mapping[str, Any]]:
    declared = as_object(as_object(classes.get(node["class_type"])).get("input"))
    for group in ("required", "optional"):
        spec = as_list(as_object(declared.get(group)).get(field))
        if spec:
            kind = "COMBO" if isinstance(spec[0], list) else str(spec[0])
            return kind, as_object(spec[1] if len(spec) > 1 else None)
    return None, {}

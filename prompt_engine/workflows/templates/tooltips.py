"""What the nodes say of a template's inputs. Pure."""

from collections.abc import Iterable

from ..node_classes.classes import NodeClasses
from ..node_classes.dynamic import find_input
from .models import Template, TemplateInput


def tooltips_of(template: Template, told: Iterable[NodeClasses]) -> dict[str, str]:
    """Input name -> the words of the first of `told` that has some for it."""
    layers = tuple(told)
    said = {wanted.name: _said(template, wanted, layers) for wanted in template.inputs}
    return {name: words for name, words in said.items() if words}


def _said(template: Template, wanted: TemplateInput, layers: tuple[NodeClasses, ...]) -> str:
    class_type = template.graph[wanted.node]["class_type"]
    words = (_words(classes, class_type, wanted.field) for classes in layers)
    return next((said for said in words if said), "")


def _words(classes: NodeClasses, class_type: str, field: str) -> str:
    node_class = classes.get(class_type)
    declared = find_input(node_class, field) if node_class else None
    return (declared.tooltip or "").strip() if declared else ""

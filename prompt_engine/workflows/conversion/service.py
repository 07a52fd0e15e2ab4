"""Converts the page form of a workflow to the graph that ComfyUI's own page would send."""

from prompt_engine.workflows.node_classes.classes import NodeClasses
from studio_kit.graph import is_graph, parse_graph

from .group_nodes import read_group_nodes
from .layouts import Layouts
from .models import Conversion
from .page_reading import is_page_form, read_workflow
from .placing import place
from .promotions import Definitions
from .resolving import Resolver
from .sending import Sender


def convert(document: object, classes: NodeClasses) -> Conversion:
    """`document` in page form, or already a graph, which is then only checked.

    Raises `BrokenWorkflow` or `BrokenGraph` with a sentence that names the place.
    """
    if is_graph(document) and not is_page_form(document):
        return Conversion(parse_graph(document), (), ())
    workflow = read_workflow(document)
    layouts = Layouts(classes)
    groups = read_group_nodes(workflow.group_nodes, layouts)
    definitions = Definitions(layouts, workflow.subgraphs, groups, classes.of_older_page)
    scopes = place(workflow.graph, definitions)
    return Sender(scopes, layouts, Resolver(layouts, definitions)).conversion()

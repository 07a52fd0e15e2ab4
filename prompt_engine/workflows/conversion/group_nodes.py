from collections.abc import Mapping
from typing import Any

from .layouts import Layouts
from .promotions import Definition


def read_group_nodes(told: Mapping[str, Mapping[str, Any]], layouts: Layouts) -> Mapping[str, Definition]:
    return {}

"""What the node declares of its classes."""

from render_node.node_info import ClassInfo

WORDS = {"steps": "How many times.", "model": "Which one."}


def test_what_a_person_sets_is_explained_by_its_name() -> None:
    info = ClassInfo.model_validate(
        {
            "id": "Draw",
            "category": "drawing",
            "module": "nodes",
            "runs": "draw",
            "required": {"model": "MODEL", "steps": {"kind": "INT", "default": 4}},
            "optional": {"seed": "INT", "model_name": {"listed": "samplers"}},
        }
    ).explained(WORDS)
    sections = info.describe(lambda _: ("euler",))["input"]
    assert sections == {
        "required": {
            "model": ["MODEL", {}],
            "steps": ["INT", {"default": 4, "tooltip": "How many times."}],
        },
        "optional": {"seed": ["INT", {}], "model_name": [["euler"], {}]},
    }

"""The node's own class: a sketch and the maps that a control net would want of it."""

from .call import Call, Result, Run


def storyboard_sketch(call: Call) -> Result:
    drawn = call.stage.drawer().draw(
        call.text("text"),
        seed=call.whole("seed"),
        width=call.whole("width"),
        height=call.whole("height"),
        maps=True,
    )
    layers = (drawn.image, drawn.depth, drawn.normal, drawn.line, drawn.pose)
    return Result(tuple(None if layer is None else layer[None] for layer in layers))


RUNS: dict[str, Run] = {"storyboard_sketch": storyboard_sketch}

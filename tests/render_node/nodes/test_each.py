"""Lists: what follows one runs once for each of its values."""

import numpy as np

from tests.render_node.nodes.bench import Bench, gradient


def test_pictures_are_put_into_batches(bench: Bench) -> None:
    several = bench.run("RebatchImages", images=gradient(5), batch_size=2)
    assert [len(images) for images in several.items] == [2, 2, 1]
    again = bench.run("RebatchImages", images=several, batch_size=4)
    assert [len(images) for images in again.items] == [4, 1]
    assert np.array_equal(np.concatenate(again.items), gradient(5))


def test_a_node_runs_once_for_each_value_and_shows_all(bench: Bench) -> None:
    several = bench.run("RebatchImages", images=gradient(3), batch_size=1)
    inverted = bench.run("ImageInvert", image=several)
    assert [len(images) for images in inverted.items] == [1, 1, 1]
    shown = bench.all("SaveImage", images=inverted, filename_prefix="a").ui["images"]
    assert [entry["filename"] for entry in shown] == [
        "a_00001_.png",
        "a_00002_.png",
        "a_00003_.png",
    ]


def test_a_shorter_list_goes_on_with_its_last_value(bench: Bench) -> None:
    three = bench.run("RebatchImages", images=gradient(3), batch_size=1)
    two = bench.run("RebatchImages", images=gradient(2), batch_size=1)
    joined = bench.run("ImageBatch", image1=three, image2=two)
    assert joined.items[2][1, 0, 0, 2] == gradient(2)[1, 0, 0, 2]

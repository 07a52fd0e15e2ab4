"""The default drawer: the storyboard artist of this node, called in when first needed."""

from .drawing import Drawer


def storyboard_artist() -> Drawer:
    # Imported here and not at the top: OpenCV and the artist take about 30 MB that a node
    # which has drawn nothing yet need not hold, of the 90 MB it may take when idle.
    from .sketch_artist import SketchArtist

    return SketchArtist()

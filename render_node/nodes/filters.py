"""Filters: pictures blended, softened, sharpened, reduced to edges or fewer colours."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from render_node.drawing import Picture

from .call import Call, Result, Run
from .latents import fitted
from .pixels import from_pillow, from_same, mixed, repeated_to, rounded, stacked, to_pillow
from .values import Images

Values = NDArray[np.floating]


def blend(call: Call) -> Result:
    under = call.images("image1")
    over = repeated_to(fitted(call.images("image2"), under.shape[2], under.shape[1]), len(under))
    lower, upper = under.astype(np.float32) / 255, over.astype(np.float32) / 255
    result = rounded(BLENDS[call.text("blend_mode")](lower, upper) * 255)
    return Result((mixed(under, result, call.number("blend_factor")),))


def _overlay(under: Values, over: Values) -> Values:
    return np.where(under <= 0.5, 2 * under * over, 1 - 2 * (1 - under) * (1 - over))


def _soft_light(under: Values, over: Values) -> Values:
    curve = np.where(under <= 0.25, ((16 * under - 12) * under + 4) * under, np.sqrt(under))
    darker = under - (1 - 2 * over) * under * (1 - under)
    return np.where(over <= 0.5, darker, under + (2 * over - 1) * (curve - under))


BLENDS: dict[str, Callable[[Values, Values], Values]] = {
    "normal": lambda under, over: over,
    "multiply": lambda under, over: under * over,
    "screen": lambda under, over: 1 - (1 - under) * (1 - over),
    "overlay": _overlay,
    "soft_light": _soft_light,
    "difference": lambda under, over: under - over,
}


def blur(call: Call) -> Result:
    return Result((_filtered(call, ImageFilter.GaussianBlur(call.number("sigma"))),))


def sharpen(call: Call) -> Result:
    strength = round(call.number("alpha") * 100)
    radius = max(call.number("sigma"), call.whole("sharpen_radius") / 2)
    how = ImageFilter.UnsharpMask(radius=radius, percent=strength, threshold=0)
    return Result((_filtered(call, how),))


def morphology(call: Call) -> Result:
    """Erosion and dilation with a square of `kernel_size`, and what is made of the two."""
    size = call.whole("kernel_size") | 1
    images = call.images("image")
    wide = _each(images, ImageFilter.MaxFilter(size))
    thin = _each(images, ImageFilter.MinFilter(size))
    opened = _each(thin, ImageFilter.MaxFilter(size))
    closed = _each(wide, ImageFilter.MinFilter(size))
    results = {
        "erode": thin,
        "dilate": wide,
        "open": opened,
        "close": closed,
        "gradient": wide - thin,
        "top_hat": images - opened,
        "bottom_hat": closed - images,
    }
    return Result((results[call.text("operation")],))


def quantize(call: Call) -> Result:
    dither = Image.Dither.NONE if call.text("dither") == "none" else Image.Dither.FLOYDSTEINBERG
    fewer = [
        from_pillow(to_pillow(image).quantize(call.whole("colors"), dither=dither))
        for image in call.images("image")
    ]
    return Result((stacked(fewer),))


def add_noise(call: Call) -> Result:
    images = call.images("image")
    noise = np.random.default_rng(call.whole("seed")).standard_normal(images.shape)
    loud = images.astype(np.float32) + noise.astype(np.float32) * 255 * call.number("strength")
    return Result((rounded(loud),))


def canny(call: Call) -> Result:
    """Edges: the Sobel gradient, strong ones and the weak ones that touch them."""
    low, high = call.number("low_threshold"), call.number("high_threshold")
    return Result((stacked([_edges(image, low, high) for image in call.images("image")]),))


def _edges(image: Picture, low: float, high: float) -> Picture:
    grey = from_same(to_pillow(image[..., :3]).convert("L").filter(ImageFilter.GaussianBlur(1.4)))
    padded = np.pad(grey.astype(np.float32) / 255, 1, mode="edge")
    down = padded[2:] - padded[:-2]
    across = padded[:, 2:] - padded[:, :-2]
    gy = down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]
    gx = across[:-2] + 2 * across[1:-1] + across[2:]
    strength = np.hypot(gx, gy)
    strong = Image.fromarray(((strength >= high) * 255).astype(np.uint8))
    near = np.asarray(strong.filter(ImageFilter.MaxFilter(3))) > 0
    lines = ((strength >= low) & near).astype(np.uint8) * 255
    return np.repeat(lines[..., None], 3, axis=2)


def _filtered(call: Call, how: ImageFilter.Filter) -> Images:
    return _each(call.images("image"), how)


def _each(images: Images, how: ImageFilter.Filter) -> Images:
    return stacked([from_same(to_pillow(image).filter(how)) for image in images])


RUNS: dict[str, Run] = {
    "blend": blend,
    "blur": blur,
    "sharpen": sharpen,
    "morphology": morphology,
    "quantize": quantize,
    "add_noise": add_noise,
    "canny": canny,
}

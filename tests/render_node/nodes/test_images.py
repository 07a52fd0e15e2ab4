"""Pictures: what the nodes make of known pixels."""

from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.render_node.nodes.bench import Bench, flat, gradient


def test_an_empty_image_has_its_colour(bench: Bench) -> None:
    image = bench.run("EmptyImage", width=3, height=2, batch_size=4, color=0x123456)
    assert image.shape == (4, 2, 3, 3)
    assert image[3, 1, 2].tolist() == [0x12, 0x34, 0x56]


@pytest.mark.parametrize(
    ("width", "height", "crop", "expected"),
    [
        (64, 64, "disabled", (64, 64)),
        (64, 0, "disabled", (64, 32)),
        (0, 8, "center", (16, 8)),
        (0, 0, "disabled", (32, 16)),
    ],
)
def test_a_picture_is_scaled_to_its_sides(
    bench: Bench, width: int, height: int, crop: str, expected: tuple[int, int]
) -> None:
    scale: dict[str, Any] = {"upscale_method": "lanczos", "crop": crop}
    image = bench.run("ImageScale", image=gradient(), width=width, height=height, **scale)
    assert (image.shape[2], image.shape[1]) == expected


def test_a_centred_crop_keeps_the_middle(bench: Bench) -> None:
    scale: dict[str, Any] = {"upscale_method": "area", "width": 16, "height": 16}
    image = bench.run("ImageScale", image=gradient(), crop="center", **scale)
    assert image[0, 0, 0, 0] == gradient()[0, 0, 8, 0]


def test_scaling_by_factor_megapixels_and_longest_side(bench: Bench) -> None:
    how: dict[str, Any] = {"image": gradient(), "upscale_method": "bilinear"}
    assert bench.run("ImageScaleBy", scale_by=1.5, **how).shape[1:3] == (24, 48)
    whole = bench.run("ImageScaleToTotalPixels", megapixels=0.5, **how)
    assert whole.shape[1] * whole.shape[2] == pytest.approx(512 * 1024, rel=0.01)
    assert bench.run("ImageScaleToMaxDimension", largest_size=64, **how).shape[1:3] == (32, 64)


def test_a_crop_takes_its_part(bench: Bench) -> None:
    part = bench.run("ImageCrop", image=gradient(), x=4, y=2, width=8, height=4)
    assert np.array_equal(part, gradient()[:, 2:6, 4:12])


def test_inverting_twice_gives_the_picture_back(bench: Bench) -> None:
    once = bench.run("ImageInvert", image=gradient())
    assert once[0, 0, 0].tolist() == [255, 255, 255]
    assert np.array_equal(bench.run("ImageInvert", image=once), gradient())


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("normal", 100), ("multiply", 78), ("screen", 222), ("overlay", 189), ("difference", 100)],
)
def test_pictures_are_blended(bench: Bench, mode: str, expected: int) -> None:
    under, over = flat((200, 200, 200)), flat((100, 100, 100))
    mixed = bench.run("ImageBlend", image1=under, image2=over, blend_factor=1.0, blend_mode=mode)
    assert mixed[0, 0, 0, 0] == pytest.approx(expected, abs=1)


def test_half_a_blend_lies_between(bench: Bench) -> None:
    colours = {"image1": flat((200, 0, 0)), "image2": flat((100, 0, 0))}
    mixed = bench.run("ImageBlend", **colours, blend_factor=0.5, blend_mode="normal")
    assert mixed[0, 0, 0, 0] == 150


def test_a_source_is_laid_on_where_the_mask_lets_it(bench: Bench) -> None:
    mask = np.zeros((1, 4, 4), dtype=np.float32)
    mask[0, :2] = 1
    laid = bench.run(
        "ImageCompositeMasked",
        destination=np.repeat(flat((0, 0, 0)), 2, axis=0),
        source=flat((250, 0, 0), 4, 4),
        mask=mask,
        x=30,
        y=2,
        resize_source=False,
    )
    assert laid[1, 2:4, 30:, 0].tolist() == [[250, 250], [250, 250]]
    assert laid[:, 4:6, 30:, 0].max() == 0
    assert laid[:, :, :30].max() == 0


def test_batches_are_joined_repeated_and_taken_apart(bench: Bench) -> None:
    joined = bench.run("ImageBatch", image1=gradient(2), image2=flat((9, 9, 9), 8, 8))
    assert joined.shape == (3, 16, 32, 3)
    repeated = bench.run("RepeatImageBatch", image=joined, amount=2)
    assert len(repeated) == 6
    last = bench.run("ImageFromBatch", image=repeated, batch_index=5, length=4)
    assert last.shape[0] == 1
    assert last[0, 0, 0].tolist() == [9, 9, 9]
    assert bench.all("GetImageSize", image=repeated).values == (32, 16, 6)


def test_a_picture_is_padded_with_a_mask_of_the_new_part(bench: Bench) -> None:
    sides = {"left": 8, "top": 0, "right": 0, "bottom": 4}
    padded, mask = bench.all("ImagePadForOutpaint", image=gradient(), feathering=4, **sides).values
    assert padded.shape == (1, 20, 40, 3)
    assert padded[0, 0, 0].tolist() == [128, 128, 128]
    assert mask[0, 0, 0] == 1.0
    assert mask[0, 0, 39] == 0.0
    assert 0 < mask[0, 0, 9] < 1


def test_a_picture_is_turned_and_flipped(bench: Bench) -> None:
    turned = bench.run("ImageRotate", image=gradient(), rotation="90 degrees")
    assert np.array_equal(turned[0], np.rot90(gradient()[0], -1))
    flipped = bench.run("ImageFlip", image=gradient(), flip_method="y-axis: horizontally")
    assert np.array_equal(flipped, gradient()[:, :, ::-1])


def test_edges_are_where_the_colour_changes(bench: Bench) -> None:
    image = flat((0, 0, 0))
    image[:, :, 16:] = 255
    edges = bench.run("Canny", image=image, low_threshold=0.2, high_threshold=0.5)
    assert edges[0, 8, 15:17].max() == 255
    assert edges[0, 8, :8].max() == 0


def test_blur_softens_and_sharpen_hardens_an_edge(bench: Bench) -> None:
    image = flat((100, 100, 100))
    image[:, :, 16:] = 150
    soft = bench.run("ImageBlur", image=image, blur_radius=3, sigma=2.0)
    hard = bench.run("ImageSharpen", image=image, sharpen_radius=3, sigma=1.0, alpha=1.0)
    assert 100 < soft[0, 8, 15, 0] < 150
    assert hard[0, 8, 16, 0] > 150


def test_fewer_colours_and_noise(bench: Bench) -> None:
    few = bench.run("ImageQuantize", image=gradient(), colors=4, dither="none")
    assert len(np.unique(few.reshape(-1, 3), axis=0)) <= 4
    noisy = [bench.run("ImageAddNoise", image=gradient(), seed=3, strength=0.2) for _ in range(2)]
    assert np.array_equal(*noisy)
    assert not np.array_equal(noisy[0], gradient())


def test_morphology_grows_and_shrinks_light(bench: Bench) -> None:
    image = flat((0, 0, 0))
    image[0, 8, 16] = 255
    grown = bench.run("Morphology", image=image, operation="dilate", kernel_size=3)
    gone = bench.run("Morphology", image=image, operation="open", kernel_size=3)
    assert (grown[0, ..., 0] > 0).sum() == 9
    assert gone.max() == 0


def test_pictures_are_stitched_with_a_gap(bench: Bench) -> None:
    look: dict[str, Any] = {"match_image_size": True, "spacing_width": 3, "spacing_color": "red"}
    pair = {"image1": gradient(), "image2": flat((0, 0, 9), 16, 8)}
    beside = bench.run("ImageStitch", direction="right", **pair, **look)
    assert beside.shape[1:3] == (16, 32 + 3 + 32)
    assert beside[0, 0, 33].tolist() == [255, 0, 0]
    below = bench.run("ImageStitch", direction="down", **pair, **look)
    assert below.shape[1:3] == (16 + 3 + 16, 32)


def test_a_picture_is_padded_to_a_size(bench: Bench) -> None:
    size: dict[str, Any] = {"target_width": 64, "target_height": 64}
    look = {"padding_color": "white", "interpolation": "area"}
    padded = bench.run("ResizeAndPadImage", image=gradient(), **size, **look)
    assert padded.shape[1:3] == (64, 64)
    assert padded[0, 0, 0].tolist() == [255, 255, 255]


def test_every_frame_of_an_animation_is_loaded(bench: Bench) -> None:
    frames = [Image.new("RGB", (8, 4), (n * 80, 0, 0)) for n in range(3)]
    path = bench.folders.of("input") / "a.webp"
    frames[0].save(path, save_all=True, append_images=frames[1:], lossless=True)
    images, mask = bench.all("LoadImage", image="a.webp").values
    assert images[:, 0, 0, 0].tolist() == [0, 80, 160]
    assert mask.shape == (3, 64, 64)


def test_a_picture_is_loaded_upright_and_from_subfolders(bench: Bench) -> None:
    folder = bench.folders.of("output") / "sub"
    folder.mkdir()
    picture = Image.new("RGB", (8, 4))
    exif = picture.getexif()
    exif[0x0112] = 6
    picture.save(folder / "a.jpg", exif=exif)
    assert bench.run("LoadImage", image="sub/a.jpg [output]").shape == (1, 8, 4, 3)


def test_an_upscale_model_gives_its_factor(bench: Bench) -> None:
    model = bench.run("UpscaleModelLoader", model_name="RealESRGAN_x2plus.pth")
    image = bench.run("ImageUpscaleWithModel", upscale_model=model, image=gradient())
    assert image.shape[1:3] == (32, 64)

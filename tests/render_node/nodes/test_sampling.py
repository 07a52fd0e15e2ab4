"""From words to drawn latents: texts, seeds, steps, and what of a source is kept."""

from typing import Any

import numpy as np
import pytest

from render_node.nodes.values import Conditioning, Latent, Noise, Weights
from tests.render_node.nodes.bench import Bench, flat, gradient

WORDS = Conditioning(("a wide shot",))


def ksampler(bench: Bench, latent: Latent, **changes: Any) -> Latent:
    inputs: dict[str, Any] = {
        "model": Weights("MODEL"),
        "seed": 3,
        "steps": 4,
        "cfg": 7.0,
        "sampler_name": "euler",
        "scheduler": "normal",
        "positive": WORDS,
        "negative": Conditioning(),
        "latent_image": latent,
        "denoise": 1.0,
    }
    return bench.run("KSampler", **(inputs | changes))


def advanced(bench: Bench, latent: Latent, **changes: Any) -> Latent:
    inputs: dict[str, Any] = {
        "add_noise": "enable",
        "noise_seed": 3,
        "steps": 10,
        "positive": WORDS,
        "latent_image": latent,
        "start_at_step": 0,
        "end_at_step": 10000,
    }
    return bench.run("KSamplerAdvanced", **(inputs | changes))


def test_each_picture_of_a_batch_has_its_own_seed(bench: Bench) -> None:
    ksampler(bench, Latent(64, 32, batch=3))
    assert bench.drawer.asked == [("a wide shot", seed, 64, 32) for seed in (3, 4, 5)]


def test_every_step_is_reported_and_the_previews_come_nearer(bench: Bench) -> None:
    latent = ksampler(bench, Latent(64, 32))
    assert bench.steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert latent.pixels is not None
    goal = latent.pixels[0].astype(int)
    far = [float(np.abs(preview.astype(int) - goal).mean()) for preview in bench.previews]
    assert far == sorted(far, reverse=True)
    assert far[-1] < 1


def test_image_to_image_keeps_its_share_of_the_source(bench: Bench) -> None:
    source = flat((250, 250, 250), 64, 32)
    drawn = ksampler(bench, Latent(64, 32)).pixels
    half = ksampler(bench, Latent(64, 32, pixels=source), denoise=0.5).pixels
    assert drawn is not None
    assert half is not None
    expected = (source.astype(float) + drawn) / 2
    assert np.abs(half - expected).max() <= 1


def test_outside_the_mask_the_source_stays(bench: Bench) -> None:
    source = flat((250, 250, 250), 64, 32)
    mask = np.zeros((1, 32, 64), dtype=np.float32)
    mask[:, :, :32] = 1
    pixels = ksampler(bench, Latent(64, 32, pixels=source, mask=mask)).pixels
    assert pixels is not None
    assert pixels[0, :, 40:].min() == 250
    assert pixels[0, :, :30].max() < 250


def test_no_denoising_changes_nothing(bench: Bench) -> None:
    latent = Latent(64, 32, pixels=gradient(1, 64, 32))
    assert ksampler(bench, latent, denoise=0.0) is latent
    assert bench.steps == []


def test_a_second_stage_takes_the_picture_on(bench: Bench) -> None:
    first = advanced(bench, Latent(64, 32), end_at_step=6)
    assert bench.steps[-1] == (6, 6)
    bench.steps.clear()
    second = advanced(bench, first, add_noise="disable", start_at_step=6, noise_seed=99)
    assert bench.steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert first.pixels is not None
    assert np.array_equal(first.pixels, second.pixels)  # type: ignore[arg-type]


def test_a_custom_sampler_takes_words_seed_and_steps_from_its_parts(bench: Bench) -> None:
    noise = bench.run("RandomNoise", noise_seed=8)
    guider = bench.run("BasicGuider", model=Weights("MODEL"), conditioning=WORDS)
    sigmas = bench.run("BasicScheduler", model=None, scheduler="simple", steps=5, denoise=1.0)
    parts = {"noise": noise, "guider": guider, "sampler": Weights("SAMPLER"), "sigmas": sigmas}
    result = bench.all("SamplerCustomAdvanced", **parts, latent_image=Latent(64, 32))
    assert bench.drawer.asked == [("a wide shot", 8, 64, 32)]
    assert bench.steps[-1] == (5, 5)
    assert result.values[0] is result.values[1]


def test_a_schedule_is_split_by_steps_and_by_denoising(bench: Bench) -> None:
    sigmas = bench.run("KarrasScheduler", steps=10, sigma_max=1.0, sigma_min=0.1, rho=7.0)
    high, low = bench.all("SplitSigmas", sigmas=sigmas, step=4).values
    assert (high.steps, high.start, low.steps, low.start) == (4, 0, 6, pytest.approx(0.4))
    high, low = bench.all("SplitSigmasDenoise", sigmas=sigmas, denoise=0.3).values
    assert (high.steps, low.steps) == (7, 3)


def test_words_are_joined_averaged_and_dropped(bench: Bench) -> None:
    one, two = (bench.run("CLIPTextEncode", text=text, clip=None) for text in ("one", " two "))
    join = {"conditioning_1": one, "conditioning_2": two}
    assert bench.run("ConditioningCombine", **join).text == "one\ntwo"
    pair = {"conditioning_to": one, "conditioning_from": two}
    lean = bench.run("ConditioningAverage", **pair, conditioning_to_strength=0.2)
    assert lean.texts == ("two", "one")
    assert bench.run("ConditioningZeroOut", conditioning=one).text == ""


def test_words_that_a_model_wants_twice_count_once(bench: Bench) -> None:
    flux = bench.run("CLIPTextEncodeFlux", clip=None, clip_l="a", t5xxl="a", guidance=3.5)
    sdxl = bench.run("CLIPTextEncodeSDXL", clip=None, text_g="a", text_l="b")
    assert (flux.texts, sdxl.texts) == (("a",), ("a", "b"))


def test_an_unsampled_latent_decodes_to_grey(bench: Bench) -> None:
    image = bench.run("VAEDecode", samples=Latent(64, 32, batch=2), vae=None)
    assert image.shape == (2, 32, 64, 3)
    assert image.min() == image.max() == 127


def test_a_film_is_drawn_frame_by_frame(bench: Bench) -> None:
    empty = bench.run("EmptyHunyuanLatentVideo", width=64, height=32, length=5, batch_size=1)
    latent = ksampler(bench, empty, steps=2)
    images = bench.run("VAEDecode", samples=latent, vae=None)
    assert len(images) == 5
    assert len(np.unique(images[:, 0, 0], axis=0)) == 5


def test_a_film_from_a_picture_begins_with_it_and_moves(bench: Bench) -> None:
    start, end = gradient(1, 64, 32), flat((9, 9, 9), 64, 32)
    size = {"width": 64, "height": 32, "length": 5, "batch_size": 1}
    words = {"positive": WORDS, "negative": Conditioning(), "vae": None}
    latent = bench.all(
        "WanFirstLastFrameToVideo", start_image=start, end_image=end, **size, **words
    ).values[2]
    pixels = ksampler(bench, latent).pixels
    assert pixels is not None
    assert np.abs(pixels[0].astype(int) - start[0]).max() <= 1
    assert not np.array_equal(pixels[0], pixels[2])
    assert np.array_equal(pixels[4], end[0])


def test_latents_are_scaled_batched_and_composed(bench: Bench) -> None:
    latent = bench.run("VAEEncode", pixels=gradient(1, 64, 32), vae=None)
    larger = bench.run("LatentUpscaleBy", samples=latent, upscale_method="bilinear", scale_by=2.0)
    assert (larger.width, larger.height, larger.pixels.shape[1:3]) == (128, 64, (64, 128))
    both = bench.run("LatentBatch", samples1=latent, samples2=larger)
    assert (both.batch, both.pixels.shape) == (2, (2, 32, 64, 3))
    one = bench.run("LatentFromBatch", samples=both, batch_index=1, length=1)
    assert one.pixels.shape[0] == 1
    place = {"x": 32, "y": 0, "feather": 0}
    over = Latent(32, 32, pixels=flat((7, 7, 7), 32, 32))
    laid = bench.run("LatentComposite", samples_to=latent, samples_from=over, **place)
    assert laid.pixels[0, 0, 40].tolist() == [7, 7, 7]
    assert laid.pixels[0, 0, 0].tolist() == gradient(1, 64, 32)[0, 0, 0].tolist()


def test_a_sketch_comes_with_its_maps(bench: Bench) -> None:
    size = {"width": 64, "height": 32}
    result = bench.all("StoryboardSketch", text="a wide shot", seed=5, **size)
    assert [layer.shape for layer in result.values] == [(1, 32, 64, 3)] * 5
    assert bench.drawer.asked == [("a wide shot", 5, 64, 32)]


def test_no_noise_has_no_seed(bench: Bench) -> None:
    assert bench.run("DisableNoise") == Noise(adds=False)

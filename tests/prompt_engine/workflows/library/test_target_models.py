"""Which model prompts are written for in a workflow that comes in."""

import re
from pathlib import Path
from typing import Any

import pytest

from prompt_engine.workflows.library.target_models import TargetModels, load_target_models
from prompt_engine.workflows.node_classes.known import known_classes
from prompt_engine.workflows.reading.models import ModelFile, Reading
from prompt_engine.workflows.reading.service import read_graph
from prompt_engine.workflows.reading.storage import load_knowledge
from prompt_engine.workflows.templates.service import TemplateLibrary
from studio_kit.tables import TableError


@pytest.fixture(scope="module")
def targets(target_models: frozenset[str]) -> TargetModels:
    return load_target_models(target_models)


def a_file(name: str, role: Any = "unet") -> ModelFile:
    return ModelFile(
        graph_node="1",
        field="unet_name",
        title="",
        label="",
        role=role,
        folder="diffusion_models",
        name=name,
        phases=(),
    )


def a_reading(engine: str, *models: ModelFile, kind: Any = "image") -> Reading:
    empty: dict[str, Any] = dict.fromkeys(
        ("prompts", "parameters", "loras", "media", "outputs", "phases", "unknown_classes"), ()
    )
    return Reading(kind=kind, category="other", engine=engine, models=models, **empty)


@pytest.mark.parametrize(
    ("engine", "file", "expected"),
    [
        ("sd15", "v1-5-pruned-emaonly-fp16.safetensors", "sd_1_5"),
        ("sdxl", "sd_xl_base_1.0.safetensors", "sdxl"),
        ("sdxl", "ponyDiffusionV6XL.safetensors", "pony"),
        ("sdxl", "noobaiXLNAIXL_vPred10Version.safetensors", "illustrious"),
        ("sd35", "sd3.5_large_fp8_scaled.safetensors", "stable_diffusion_3"),
        ("flux", "flux1-dev.safetensors", "flux_1"),
        ("flux", "FLUX/flux1-fill-dev.safetensors", "flux_1"),
        ("flux", "flux1-canny-dev.safetensors", "flux_1"),
        ("flux", "flux1-schnell-Q4_K_S.gguf", "flux_1_schnell"),
        ("flux", "flux1-dev-kontext_fp8_scaled.safetensors", "flux_kontext"),
        ("flux", "flux1-krea-dev_fp8_scaled.safetensors", "flux_krea"),
        ("flux2", "flux2_dev_fp8mixed.safetensors", "flux_2"),
        ("flux2", "flux-2-klein-base-9b-fp8.safetensors", "flux_2_klein"),
        ("qwen", "qwen_image_2512_fp8_e4m3fn.safetensors", "qwen_image"),
        ("qwen", "qwen_image_edit_2511_bf16.safetensors", "qwen_image_edit"),
        ("qwen", "Qwen-Image-Edit-2509-Q4_K_M.gguf", "qwen_image_edit"),
        ("z_image", "z_image_bf16.safetensors", "z_image"),
        ("z_image", "z_image_turbo_bf16.safetensors", "z_image_turbo"),
    ],
)
def test_a_picture_is_told_by_what_draws_it(
    targets: TargetModels, engine: str, file: str, expected: str
) -> None:
    assert targets.of(a_reading(engine, a_file(file))) == expected


@pytest.mark.parametrize(
    ("engine", "file", "expected"),
    [
        ("wan", "wan2.1_t2v_14B_fp8_scaled.safetensors", "wan_2_1"),
        ("wan", "Wan2_1-I2V-14B-480p_fp8_e4m3fn_scaled_KJ.safetensors", "wan_2_1"),
        ("wan", "wan2.1_vace_14B_fp16.safetensors", "wan_2_1"),
        ("wan", "wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors", "wan_2_2"),
        ("wan", "WanVideo\\Wan2_2-I2V-A14B-LOW_fp8_e4m3fn.safetensors", "wan_2_2"),
        ("wan", "wan22_ti2v_5B.gguf", "wan_2_2"),
        ("wan", "Wan2_1-SkyReels-V2-I2V-14B.safetensors", "skyreels_v2"),
        ("ltx", "ltx-video-2b-v0.9.5.safetensors", "ltx_video"),
        ("ltx", "ltxv-13b-0.9.8-distilled.safetensors", "ltx_video"),
        ("ltx", "ltx-2-19b-dev-fp8.safetensors", "ltx_2"),
        ("ltx", "ltx-2.3-22b-dev-fp8.safetensors", "ltx_2_3"),
        ("hunyuan", "hunyuan_video_t2v_720p_bf16.safetensors", "hunyuan_video"),
        ("hunyuan", "hunyuanvideo1.5_720p_i2v_fp16.safetensors", "hunyuan_video_1_5"),
    ],
)
def test_a_video_is_told_by_what_draws_it(
    targets: TargetModels, engine: str, file: str, expected: str
) -> None:
    assert targets.of(a_reading(engine, a_file(file), kind="video")) == expected


def test_a_file_that_does_not_draw_tells_nothing(targets: TargetModels) -> None:
    encoder = a_file("qwen_image_edit_encoder.safetensors", "clip")
    assert targets.of(a_reading("qwen", a_file("mine.safetensors"), encoder)) == "qwen_image"


def test_a_service_is_told_by_its_provider_and_what_it_makes(targets: TargetModels) -> None:
    assert targets.of(a_reading("kling", kind="video")) == "kling_2"
    assert targets.of(a_reading("wan", kind="video")) == "wan_2_5"
    assert targets.of(a_reading("gemini")) == "nano_banana"


def test_what_nobody_knows_has_the_common_ground_of_its_kind(targets: TargetModels) -> None:
    assert targets.of(a_reading("other", a_file("mine.safetensors"))) == "generic"
    assert targets.of(a_reading("other", a_file("mine.safetensors"), kind="video")) == (
        "generic_video"
    )


def test_every_template_of_the_house_would_be_told_as_it_says_itself(
    targets: TargetModels, library: TemplateLibrary
) -> None:
    classes, knowledge = known_classes(), load_knowledge()
    told = {
        each.id: targets.of(read_graph(each.graph, classes, knowledge))
        for each in library.templates
        if each.header.engine != "sketch"
    }
    assert told == {id_: library.template(id_).header.target_model for id_ in told}


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ("[{target_model: nobody}]", "there is no target model nobody"),
        ("[{engine: wan, target_model: generic}]", "the last entry must fit everything"),
        ("[]", "the last entry must fit everything"),
        ("[{colour: red, target_model: generic}]", "colour"),
    ],
)
def test_a_table_that_leaves_a_gap_is_refused(tmp_path: Path, entries: str, fault: str) -> None:
    table = tmp_path / "target_models.yaml"
    table.write_text(entries)
    with pytest.raises(TableError, match=re.escape(fault)):
        load_target_models({"generic"}, table)

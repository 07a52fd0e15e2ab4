from typing import Any

import pytest
from starlette.testclient import TestClient

PATHS = ("/generate-prompt", "/api/generate-prompt", "/api/v1/generate-prompt")


@pytest.mark.parametrize("path", PATHS)
def test_description_and_camera_become_a_prompt(client: TestClient, path: str):
    body = {
        "description": "Mara keeps one hand on the valve.",
        "camera": {"size": "close_up", "lens": "mm_85", "mood": None},
        "target_model": "sdxl",
    }
    answer = client.post(path, json=body).json()
    assert answer["prompt"] == "close-up, Mara keeps one hand on the valve, 85mm lens"
    assert answer["negative_prompt"].startswith("low quality, blurry")
    assert answer["spans"] == [
        {"field": "size", "start": 0, "end": 8},
        {"field": "description", "start": 10, "end": 42},
        {"field": "lens", "start": 44, "end": 53},
    ]
    assert answer["notes"] == []
    assert answer["length"] == {"count": 16, "most": 75, "unit": "tokens"}
    assert (answer["validation"]["status"], answer["validation"]["messages"]) == ("valid", [])


def test_a_model_without_negative_prompt_gets_none(client: TestClient):
    body = {"description": "Rain", "target_model": "flux"}
    assert client.post("/generate-prompt", json=body).json()["negative_prompt"] == ""


def test_an_older_scripts_body_is_understood_and_told_what_was_left_out(client: TestClient):
    config = {"visual_grammar": {"shot_size": "MCU"}, "camera": {"colour": "red"}}
    body = {"project_type": "live_action", "config": config, "target_model": "generic"}
    answer = client.post("/generate-prompt", json=body).json()
    assert answer["prompt"] == "Medium close-up."
    assert answer["validation"]["status"] == "warning"
    assert [m["field_path"] for m in answer["validation"]["messages"]] == ["camera.colour"]


def test_a_prompt_says_what_clashes_in_its_camera(client: TestClient):
    camera = {"year": 1968, "light_source": "led"}
    validation = client.post("/generate-prompt", json={"camera": camera}).json()["validation"]
    assert validation["status"] == "invalid"
    assert [message["rule_id"] for message in validation["messages"]] == ["LA_LIGHT_NEWER"]


def test_a_choice_of_the_camera_wins_over_the_older_configuration(client: TestClient):
    body = {"camera": {"size": "wide"}, "config": {"visual_grammar": {"shot_size": "MCU"}}}
    assert client.post("/generate-prompt", json=body).json()["prompt"] == "Wide shot."


@pytest.mark.parametrize(
    ("body", "field", "hint"),
    [
        ({"camera": {"size": "clos_up"}}, "camera.size", 'Did you mean "close_up"?'),
        ({"camera": {"sise": "close_up"}}, "camera.sise", 'Did you mean "size"?'),
        ({"target_model": "fluxx"}, "target_model", 'Did you mean "flux"?'),
    ],
)
def test_an_unknown_id_is_named_with_the_nearest_one(
    client: TestClient, body: dict[str, Any], field: str, hint: str
):
    answer = client.post("/generate-prompt", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["field"] == field
    assert hint in answer.json()["detail"]


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b'{"descripton": "a typo"}',
        b'{"description": "\\ud800"}',
        b'{"config": {"\\ud800": "\\ud800"}}',
        b'{"camera": {"size": 5}}',
        b'{"project_type": "opera"}',
        b'{"config": ' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"}",
        b'{"description": "' + b"x" * 20_001 + b'"}',
    ],
)
def test_a_body_that_makes_no_sense_is_refused(client: TestClient, content: bytes):
    headers = {"content-type": "application/json"}
    answer = client.post("/generate-prompt", content=content, headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.json()["detail"]


def test_target_models_are_listed_with_what_they_take(client: TestClient):
    models = {model["id"]: model for model in client.get("/target-models").json()}
    assert models["flux_1"]["takes_negative_prompt"] is False
    assert models["wan_2_2"] == {
        "id": "wan_2_2",
        "name": "Wan 2.2",
        "category": "video",
        "takes_negative_prompt": True,
        "aliases": ["wan2.2", "wan_2.2"],
        "family": "action",
        "family_label": "Sentences, what happens first",
        "limit": 512,
        "unit": "tokens",
        "error": "Not measured; chosen to count rather too much.",
        "weights": "none",
        "parameters": [],
        "lettering": False,
        "source": "Diffusers WanPipeline",
        "certainty": "high",
        "note": None,
    }


def test_spans_count_as_the_strings_of_a_page_do(client: TestClient):
    body = {"description": "A 🦊 waits", "camera": {"size": "wide"}, "target_model": "flux"}
    answer = client.post("/generate-prompt", json=body).json()
    size = next(span for span in answer["spans"] if span["field"] == "size")
    units = answer["prompt"].encode("utf-16-le")
    assert units[2 * size["start"] : 2 * size["end"]].decode("utf-16-le") == "Wide shot"


def test_notes_tell_what_became_of_a_field(client: TestClient):
    body = {"camera": {"movement": "pan", "light_source": "led"}, "target_model": "flux"}
    assert client.post("/generate-prompt", json=body).json()["notes"] == [
        {
            "kind": "rewritten",
            "field": "light_source",
            "sentence": 'LED is told as "clean even light".',
        },
        {
            "kind": "dropped",
            "field": "movement",
            "sentence": "Pan: A still picture has no camera movement.",
        },
    ]


def test_a_project_leaves_out_the_fields_of_another_kind(client: TestClient):
    camera = {"film_stock": "eastman_tri_x", "medium": "cel", "size": "wide"}
    body = {"camera": camera, "project_type": "animation", "target_model": "flux"}
    answer = client.post("/generate-prompt", json=body).json()
    assert answer["prompt"] == "Hand-painted cel animation. Wide shot."
    assert [note["field"] for note in answer["notes"]] == ["film_stock"]


def test_weights_are_written_where_a_model_takes_them(client: TestClient):
    body = {"description": "Rain", "camera": {"mood": "tense"}, "emphasis": {"mood": 1.25}}
    weighed = client.post("/generate-prompt", json={**body, "target_model": "sdxl"}).json()
    assert weighed["prompt"] == "Rain, (tense mood:1.25)"
    assert weighed["spans"][-1] == {"field": "mood", "start": 7, "end": 17}
    plain = client.post("/generate-prompt", json={**body, "target_model": "flux"}).json()
    assert plain["prompt"] == "Rain. Tense mood."
    assert plain["notes"][0]["sentence"] == (
        "FLUX.1 dev takes no weights; the words stand without."
    )


@pytest.mark.parametrize("emphasis", [{"mod": 1.2}, {"mood": 9}, {"mood": "much"}])
def test_a_weight_that_makes_no_sense_is_refused(client: TestClient, emphasis: dict[str, Any]):
    answer = client.post("/generate-prompt", json={"emphasis": emphasis})
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_an_older_animation_script_is_understood(client: TestClient):
    config = {"medium": "2D", "style_domain": "Anime", "visual_grammar": {"shot_size": "MCU"}}
    body = {"project_type": "animation", "config": config, "target_model": "sdxl"}
    answer = client.post("/generate-prompt", json=body).json()
    assert answer["prompt"] == "2D animation, anime, medium close-up"
    assert "photograph" in answer["negative_prompt"]

from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.rules.views import OlderOptionsView, OptionsView

LED_1968 = {"year": 1968, "light_source": "led"}
SUN_AT_NIGHT = {"time_of_day": "night", "light_source": "sun", "intent": "photographed"}
PREFIXES = ("", "/api", "/api/v1")


def verdicts(client: TestClient, field: str, camera: dict[str, Any]) -> dict[str, str]:
    answer = client.post("/options", json={"field": field, "camera": camera}).json()
    return {value["id"]: value["verdict"] for value in answer["values"]}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_clash_is_told_with_rule_field_sentence_facts_and_source(client: TestClient, prefix: str):
    answer = client.post(f"{prefix}/validate", json={"camera": LED_1968}).json()
    assert (answer["status"], answer["auto_corrections_applied"]) == ("invalid", False)
    (message,) = answer["messages"]
    assert message["rule_id"] == "LA_LIGHT_NEWER"
    assert (message["field"], message["field_path"]) == ("light_source", "lighting.source")
    assert message["message"] == "LED came to film in 2002; the picture is of 1968."
    assert message["facts"][1] == {
        "name": "light.year",
        "value": 2002,
        "words": "2002",
        "fields": ["light_source"],
    }
    assert message["source"]


def test_an_older_scripts_configuration_is_judged_and_what_is_not_read_is_told(client: TestClient):
    config = {"camera": {"body": "Alexa_35", "camera_type": "Film", "colour": "red"}}
    body = {"project_type": "live_action", "config": config}
    answer = client.post("/validate", json=body).json()
    found = [(m["rule_id"], m["field_path"]) for m in answer["messages"]]
    assert found == [
        ("SETTING_NOT_READ", "camera.colour"),
        ("LA_TYPE_NOT_BODY", "camera.camera_type"),
    ]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_several_configurations_are_judged_at_once_each_as_alone(client: TestClient, prefix: str):
    cameras = [{}, LED_1968, SUN_AT_NIGHT]
    answer = client.post(f"{prefix}/validate/many", json={"cameras": cameras}).json()
    alone = [client.post("/validate", json={"camera": camera}).json() for camera in cameras]
    assert answer["validations"] == alone
    assert [each["status"] for each in alone] == ["valid", "invalid", "invalid"]


@pytest.mark.parametrize("body", [{}, {"camera": {}}, {"camera": {"mood": None, "size": ""}}])
def test_nothing_said_is_valid(client: TestClient, body: dict[str, Any]):
    assert client.post("/validate", json=body).json()["status"] == "valid"


def test_a_warning_alone_is_no_invalidity_and_an_info_is_none(client: TestClient):
    night = {"time_of_day": "night", "light_source": "sun"}
    assert client.post("/validate", json={"camera": night}).json()["status"] == "warning"
    depicted = {**night, "intent": "depicted"}
    assert client.post("/validate", json={"camera": depicted}).json()["status"] == "valid"


@pytest.mark.parametrize("path", ["/validate", "/options", "/repair"])
@pytest.mark.parametrize(
    ("camera", "field", "hint"),
    [
        ({"bodie": "alexa"}, "camera.bodie", 'Did you mean "body"?'),
        ({"light_source": "ledd"}, "camera.light_source", 'Did you mean "led"?'),
    ],
)
def test_an_unknown_field_or_value_is_named_with_the_nearest(
    client: TestClient, path: str, camera: dict[str, str], field: str, hint: str
):
    body = {"camera": camera, **({"field": "mood"} if path == "/options" else {})}
    answer = client.post(path, json=body)
    assert answer.status_code == 422
    assert answer.json()["field"] == field
    assert hint in answer.json()["detail"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_each_value_has_a_verdict_and_its_reasons(client: TestClient, prefix: str):
    body = {"field": "light_source", "camera": {"year": 1968, "time_of_day": "night"}}
    answer = client.post(f"{prefix}/options", json=body).json()
    values = {value["id"]: value for value in answer["values"]}
    assert values["candle"] == {
        "id": "candle",
        "value": "candle",
        "label": "Candlelight",
        "verdict": "ok",
        "reasons": [],
    }
    assert [reason["rule_id"] for reason in values["led"]["reasons"]] == ["LA_LIGHT_NEWER"]
    assert (values["led"]["verdict"], values["sun"]["verdict"]) == ("breaks", "warns")


def test_an_option_answers_for_what_it_adds_and_not_for_other_clashes(client: TestClient):
    assert set(verdicts(client, "mood", SUN_AT_NIGHT).values()) == {"ok"}


def test_one_field_of_a_clash_can_be_mended_at_a_time(client: TestClient):
    assert verdicts(client, "time_of_day", SUN_AT_NIGHT)["midday"] == "ok"
    assert verdicts(client, "light_source", SUN_AT_NIGHT)["candle"] == "ok"
    assert verdicts(client, "light_source", SUN_AT_NIGHT)["sun"] == "breaks"


def test_a_body_is_no_worse_for_a_film_stock_that_is_not_stated(client: TestClient):
    assert set(verdicts(client, "body", {}).values()) == {"ok"}


@pytest.mark.parametrize("field", ["year", "squeeze", "anamorphic", "lens", "era"])
def test_fields_of_numbers_and_flags_have_values_too(client: TestClient, field: str):
    assert verdicts(client, field, {})


def test_a_stated_value_that_no_table_lists_is_judged_as_well(client: TestClient):
    camera = {"lens": "47.5", "lens_family": "arri_signature_prime"}
    assert verdicts(client, "lens", camera)["mm_47_5"] == "ok"


def test_older_scripts_ask_by_the_place_of_a_field_and_read_their_own_names(client: TestClient):
    config = {"camera": {"body": "Alexa_35"}, "era": "1940s"}
    body = {"project_type": "live_action", "field_path": "camera.body", "current_config": config}
    answer = client.post("/options", json=body).json()
    assert answer["field_path"] == "camera.body"
    assert "Mitchell_BNC" in answer["options"]
    assert "Alexa_35" in answer["disabled_options"]
    assert answer["disabled_reasons"]["Alexa_35"].startswith("ALEXA 35 came in 2022")
    assert set(answer["disabled_options"]) <= set(answer["options"])


@pytest.mark.parametrize(
    ("asked", "model"), [("field", OptionsView), ("field_path", OlderOptionsView)]
)
def test_options_are_answered_as_they_are_described(
    client: TestClient, asked: str, model: type[OptionsView]
):
    field = "body" if asked == "field" else "camera.body"
    body = {asked: field, "camera": {"year": 1968, "squeeze": 1.5, "lens": "47.5"}}
    answer = client.post("/options", json=body).json()
    assert {value["verdict"] for value in answer["values"]} >= {"ok", "breaks"}
    assert model.model_validate(answer).model_dump(mode="json") == answer


@pytest.mark.parametrize(
    "body", [{}, {"field": "mood", "field_path": "visual_grammar.mood"}, {"field_path": "camera.x"}]
)
def test_options_are_asked_of_one_field(client: TestClient, body: dict[str, str]):
    assert client.post("/options", json=body).status_code == 422


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_repair_says_its_changes_in_words(client: TestClient, prefix: str):
    answer = client.post(f"{prefix}/repair", json={"camera": SUN_AT_NIGHT}).json()
    assert answer["status"] == "invalid"
    assert 1 <= len(answer["proposals"]) <= 3
    assert [p["cost"] for p in answer["proposals"]] == sorted(
        p["cost"] for p in answer["proposals"]
    )
    words = [change["words"] for p in answer["proposals"] for change in p["changes"]]
    assert "Change Light source from Sun to Moon." in words
    for proposal in answer["proposals"]:
        again = client.post("/validate", json={"camera": proposal["camera"]}).json()
        assert again["status"] != "invalid"


def test_a_repair_leaves_alone_what_is_to_be_kept(client: TestClient):
    body = {"camera": LED_1968, "keep": ["light_source"]}
    (proposal,) = client.post("/repair", json=body).json()["proposals"]
    assert proposal["camera"]["light_source"] == "led"
    assert isinstance(proposal["camera"]["year"], int)


def test_what_is_valid_has_no_proposals(client: TestClient):
    answer = client.post("/repair", json={"camera": {"mood": "tense"}}).json()
    assert answer == {"status": "valid", "proposals": []}

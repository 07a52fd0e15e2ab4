from typing import Any

import pytest
from starlette.testclient import TestClient


def read(client: TestClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids(page: dict[str, Any]) -> list[str]:
    assert page["count"] == len(page["presets"])
    return [preset["id"] for preset in page["presets"]]


@pytest.mark.parametrize("prefix", ["", "/api"])
def test_films_and_looks_are_listed(client: TestClient, prefix: str):
    film = read(client, f"{prefix}/presets/live-action")["presets"][0]
    assert (film["id"], film["year"], film["era"]) == ("metropolis", 1927, "1920s")
    assert (film["ratio"], film["in_color"], len(film["palette"])) == (1.333, False, 5)
    assert "studio_ghibli" in ids(read(client, f"{prefix}/presets/animation"))


def test_a_films_card_knows_its_lens_format_and_size(client: TestClient):
    films = read(client, "/presets/search/live-action?q=citizen kane")["presets"]
    kane = next(film for film in films if film["id"] == "citizen_kane")
    assert (kane["focal_length"], kane["capture_format"]) == (24, "academy_35")
    assert (kane["body"], kane["lens_family"], kane["size"]) == ("mitchell_bnc", None, "wide")


def test_a_film_tells_what_is_known_and_where_from(client: TestClient):
    film = read(client, "/presets/live-action/barry_lyndon")
    assert film["camera_body"] == ["mitchell_bnc", "arriflex_35bl"]
    assert film["lighting_sources"] == ["candle", "window"]
    assert film["camera"]["lens"] == "mm_50"
    assert film["origins"]["gear"]["certainty"] == "high"
    assert "March 1976" in film["origins"]["gear"]["source"]


def test_an_unknown_film_is_not_found_and_the_nearest_is_named(client: TestClient):
    answer = client.get("/presets/live-action/blade_runer")
    assert answer.status_code == 404
    assert answer.json()["detail"] == (
        'There is no preset "blade_runer". Did you mean "blade_runner"?'
    )


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/presets/live-action/by-era/Silent_Era", "metropolis"),
        ("/presets/live-action/by-era/1950s", "vertigo"),
        ("/presets/live-action/by-era/Modern", "parasite"),
        ("/presets/live-action/by-era/1974-1975", "chinatown"),
        ("/presets/live-action/by-mood/Obsessive", "vertigo"),
        ("/presets/animation/by-domain/ThreeD", "pixar"),
        ("/presets/animation/by-medium/StopMotion", "stop_motion"),
    ],
)
def test_presets_are_listed_by_what_they_are(client: TestClient, path: str, known: str):
    assert known in ids(read(client, path))


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("/presets/live-action/by-era/sillent", 'Did you mean "silent"?'),
        ("/presets/live-action/by-mood/melancholy", 'Did you mean "melancholic"?'),
        ("/presets/animation/by-domain/animee", 'Did you mean "anime"?'),
        ("/presets/animation/by-medium/claymotion", 'Did you mean "claymation"?'),
        ("/presets/search/live-action?mood=tensee", 'Did you mean "tense"?'),
    ],
)
def test_an_unknown_value_is_not_found_and_the_nearest_is_named(
    client: TestClient, path: str, hint: str
):
    answer = client.get(path)
    assert answer.status_code == 404
    assert hint in answer.json()["detail"]


def test_a_decade_begins_and_ends(client: TestClient):
    films = read(client, "/presets/live-action/by-era/1950s")["presets"]
    assert {film["era"] for film in films} == {"1950s"}


def test_eras_and_domains_are_such_as_the_lists_take(client: TestClient):
    for name in read(client, "/presets/eras")["eras"]:
        assert read(client, f"/presets/live-action/by-era/{name}")["count"] > 0
    for name in read(client, "/presets/domains")["domains"]:
        assert read(client, f"/presets/animation/by-domain/{name}")["count"] > 0


def test_search_says_scores_and_keeps_to_a_project_type(client: TestClient):
    page = read(client, "/presets/search?q=akira&limit=3")
    assert page["results"][0]["type"] == "animation"
    assert page["results"][0]["preset"]["id"] == "akira"
    scores = [hit["score"] for hit in page["results"]]
    assert scores == sorted(scores, reverse=True)
    live = read(client, "/presets/search?q=akira&project_type=live_action")
    assert {hit["type"] for hit in live["results"]} == {"live_action"}


def test_films_are_searched_by_words_person_country_and_era(client: TestClient):
    path = "/presets/search/live-action?person=gordon%20wilis&era=1970s&country=us&limit=9"
    assert ids(read(client, path)) == ["manhattan", "the_godfather"]
    assert ids(read(client, "/presets/search/live-action?q=vertgo")) == ["vertigo"]
    assert ids(read(client, "/presets/search/live-action?country=sn")) == [
        "atlantics",
        "touki_bouki",
    ]
    newest = read(client, "/presets/search/live-action?limit=4")["presets"]
    assert [film["year"] for film in newest] == sorted((f["year"] for f in newest), reverse=True)


def test_looks_are_searched_by_words_domain_and_person(client: TestClient):
    path = "/presets/search/animation?domain=manga&q=horror"
    assert ids(read(client, path)) == ["horror_manga"]
    path = "/presets/search/animation?person=anno&medium=cel"
    assert ids(read(client, path)) == ["evangelion", "gainax"]


@pytest.mark.parametrize("film", ["tokyo_story", "lawrence_of_arabia", "memories_of_murder"])
def test_every_film_has_a_style(client: TestClient, film: str):
    style = read(client, f"/presets/live-action/{film}/cinematography-style")
    assert style["cinematographer"]
    assert all(style[part] for part in style if part not in ("styles", "preset_id"))


def test_the_style_of_a_film_is_that_of_its_cinematographers(client: TestClient):
    style = read(client, "/presets/live-action/chungking_express/cinematography-style")
    assert [person["name"] for person in style["styles"]] == ["Christopher Doyle"]


def test_technical_facts_forbid_only_what_was_not_there_yet(client: TestClient):
    facts = read(client, "/preset/technical/casablanca")
    later = facts["constraints"]["disallowed_sources"]
    assert {"hmi", "led", "kino_flo"} <= set(later)
    assert "neon" not in later
    assert facts["constraints"]["disallowed_moods"] == []
    assert facts["technical_specs"]["aspect_ratio"] == "1.37:1"


@pytest.mark.parametrize("prefix", ["", "/api"])
def test_a_film_is_applied_whole_and_judged(client: TestClient, prefix: str):
    body = {"preset_id": "chinatown", "overrides": {"movement.movement_type": "Static"}}
    applied = client.post(f"{prefix}/apply-preset/live-action", json=body).json()
    assert applied["camera"]["movement"] == "static"
    assert applied["config"]["lens"]["is_anamorphic"] is True
    assert applied["preset"]["id"] == "chinatown"
    assert applied["validation"]["status"] == "warning"
    assert applied["validation"]["messages"][0]["rule_id"] == "LA_STATIC_PACE"


def test_a_look_is_applied_whole_and_judged(client: TestClient):
    answer = client.post("/apply-preset/animation", json={"preset_id": "Studio_Ghibli"})
    applied = answer.json()
    assert applied["validation"]["status"] == "valid"
    assert applied["camera"]["style_preset"] == "studio_ghibli"
    assert applied["config"]["rendering"]["line_treatment"] == "Variable"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"preset_id": "nobody_knows_it"}, 404),
        ({"preset_id": "vertigo", "overrides": {"body": "no such"}}, 422),
        ({"preset_id": "vertigo", "overrides": {"nothing.at_all": 1}}, 422),
        ({"overrides": {}}, 422),
        ({"preset_id": "vertigo", "more": 1}, 422),
    ],
)
def test_what_cannot_be_applied_is_refused(client: TestClient, body: object, status: int):
    answer = client.post("/apply-preset/live-action", json=body)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_film_and_a_look_are_options_of_the_catalogue(client: TestClient):
    fields = {field["id"]: field for field in read(client, "/api/catalogue")["fields"]}
    assert "vertigo" in {option["id"] for option in fields["film_preset"]["options"]}
    assert "satoshi_kon" in {option["id"] for option in fields["style_preset"]["options"]}
    answer = client.post(
        "/validate", json={"camera": {"film_preset": "Metropolis", "light_source": "led"}}
    )
    assert answer.json()["status"] == "invalid"

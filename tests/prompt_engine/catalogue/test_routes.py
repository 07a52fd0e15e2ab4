from typing import Any

import pytest
from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def answer(client: TestClient) -> dict[str, Any]:
    return client.get("/api/catalogue").json()


def test_the_catalogue_lists_fields_with_their_options(answer: dict[str, Any]):
    size = answer["fields"][0]
    assert (size["id"], size["label"], size["group"], size["quick"]) == (
        "size",
        "Size",
        "camera",
        True,
    )
    assert size["options"][0] == {
        "id": "extreme_wide",
        "label": "Extreme wide shot",
        "short": "EWS",
        "detail": "A place with a small figure in it.",
        "words": "extreme wide shot",
        "source": 'Framing conventions, cinematography.net "Basic Framing Examples"',
        "certainty": "medium",
        "note": None,
    }


def test_fields_come_in_groups(answer: dict[str, Any]):
    groups = [group["id"] for group in answer["groups"]]
    assert groups == ["camera", "lens", "format", "light", "movement", "look", "animation"]
    assert [field["group"] for field in answer["fields"]] == sorted(
        (field["group"] for field in answer["fields"]), key=groups.index
    )


def test_the_facts_of_every_option_of_gear_are_there(answer: dict[str, Any]):
    facts = answer["facts"]
    fields = {field["id"]: field for field in answer["fields"]}
    for name in ("body", "lens_family", "film_stock", "capture_format", "lens"):
        entries = {entry["id"]: entry for entry in facts[fields[name]["table"]]}
        assert list(entries) == [option["id"] for option in fields[name]["options"]]
    alexa = next(camera for camera in facts["cameras"] if camera["id"] == "alexa_35")
    assert alexa["gates"][0]["size"] == {"width": 27.99, "height": 19.22}


def test_a_film_gate_has_the_size_of_its_format(answer: dict[str, Any]):
    bolex = next(camera for camera in answer["facts"]["cameras"] if camera["id"] == "bolex_h16")
    assert bolex["gates"] == [{"format": "standard_16", "size": {"width": 10.26, "height": 7.49}}]


def test_the_catalogue_is_sent_once(client: TestClient):
    etag = client.get("/api/catalogue").headers["etag"]
    again = client.get("/api/catalogue", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/catalogue", headers={"if-none-match": '"another"'})
    assert other.status_code == 200


def test_the_catalogue_answers_at_the_versioned_path_too(client: TestClient):
    assert client.get("/api/v1/catalogue").content == client.get("/api/catalogue").content


def test_the_service_says_that_it_is_well(client: TestClient):
    assert client.get("/health").json()["service"] == "prompt_engine"


@pytest.mark.parametrize("prefix", ["", "/api", "/api/v1"])
@pytest.mark.parametrize(
    "path",
    [
        "/enums",
        "/enums/Mood",
        "/cameras/by-type/Film",
        "/film-stocks/by-camera/Arricam_ST",
        "/aspect-ratios/by-camera/IMAX_MSM_9802",
        "/lenses/by-camera/Alexa_35",
    ],
)
def test_an_older_scripts_lists_answer_at_its_paths(client: TestClient, prefix: str, path: str):
    assert client.get(prefix + path).status_code == 200


def test_enums_are_listed_by_kind_of_project(client: TestClient):
    enums = client.get("/enums").json()
    assert enums["common"][:2] == ["ShotSize", "Composition"]
    assert "FilmStock" in enums["live_action"]
    assert "AnimePreset" in enums["animation"]
    assert sum(len(names) for names in enums.values()) == 35


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ShotSize", "OTS"),
        ("shotsize", "CU"),
        ("RuleSeverity", "warning"),
        ("SensorSize", "IMAX_GT"),
        ("LensManufacturer", "Warner_Bros"),
        ("CameraManufacturer", "ARRI_Film"),
        ("LensFamily", "Zeiss_Planar_f0.7"),
        ("LensFamily", "atlas_orion"),
    ],
)
def test_an_enum_gives_the_earlier_ids_and_ours_where_there_were_none(
    client: TestClient, name: str, value: str
):
    assert value in client.get(f"/enums/{name}").json()["values"]


def test_a_lens_maker_is_no_camera_maker(client: TestClient):
    assert "cooke" not in client.get("/enums/CameraManufacturer").json()["values"]
    assert "cooke" not in str(client.get("/cameras/by-type/Film").json()["manufacturers"])


def test_cameras_are_told_apart_by_what_they_expose(client: TestClient):
    film, digital = (client.get(f"/cameras/by-type/{name}").json() for name in ("film", "Digital"))
    assert (film["camera_type"], digital["camera_type"]) == ("Film", "Digital")
    assert "Mitchell_BNC" in film["bodies"]
    assert "Alexa_35" in digital["bodies"]
    assert set(film["bodies"]).isdisjoint(digital["bodies"])


def test_stocks_fit_the_gauge_of_the_camera(client: TestClient):
    imax = client.get("/film-stocks/by-camera/IMAX_MSM_9802").json()["film_stocks"]
    super_8 = client.get("/film-stocks/by-camera/beaulieu_4008").json()["film_stocks"]
    assert {"IMAX_500T", "Kodak_65mm_200T"} <= set(imax)
    assert "Fuji_Eterna_500T" not in imax
    assert "Kodachrome" in super_8
    assert "Eastman_5254" not in super_8


def test_a_digital_camera_exposes_no_film(client: TestClient):
    answer = client.get("/film-stocks/by-camera/Alexa_35").json()
    assert (answer["is_film_camera"], answer["film_stocks"]) == (False, [])
    assert "no film" in answer["message"]


@pytest.mark.parametrize(
    ("body", "special"),
    [
        ("IMAX_MSM_9802", ["1.43:1", "1.90:1"]),
        ("Ultra_Panavision_70", ["2.76:1"]),
        ("sony_fx3", []),
    ],
)
def test_special_ratios_are_those_that_a_format_was_made_for(
    client: TestClient, body: str, special: list[str]
):
    answer = client.get(f"/aspect-ratios/by-camera/{body}").json()
    assert answer["special_ratios"] == special
    assert "2.76:1" in answer["all_ratios"]
    assert "1.85:1" in answer["standard_ratios"]


def test_lenses_fit_by_mount_and_coverage(client: TestClient):
    answer = client.get("/lenses/by-camera/Alexa_65").json()
    fitting = answer["compatible_lenses"]
    assert {"ARRI_Prime_65", "Leica_Thalia", "Hasselblad_HC", "Panavision_Sphero"} <= set(fitting)
    assert {"ARRI_Signature_Prime", "Cooke_S7", "Zeiss_Planar_f0.7"}.isdisjoint(fitting)
    thalia = next(lens for lens in answer["lenses"] if lens["id"] == "leitz_thalia")
    assert (thalia["seat"], thalia["covers"]) == ("native", True)


def test_nothing_goes_on_a_fixed_lens(client: TestClient):
    answer = client.get("/lenses/by-camera/Mavic_3_Cine").json()
    assert answer["compatible_lenses"] == []
    assert "part of it" in answer["incompatible_reason"]


@pytest.mark.parametrize(
    ("path", "status", "hint"),
    [
        ("/enums/Moood", 404, "Mood"),
        ("/lenses/by-camera/Alexa_35_Extreme", 404, "alexa_35_xtreme"),
        ("/film-stocks/by-camera/Mitchel_BNC", 404, "mitchell_bnc"),
        ("/aspect-ratios/by-camera/47.5", 404, "no camera"),
        ("/cameras/by-type/Filmm", 422, "film"),
    ],
)
def test_what_is_not_known_is_named_with_the_nearest(
    client: TestClient, path: str, status: int, hint: str
):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert hint in answer.json()["detail"]
